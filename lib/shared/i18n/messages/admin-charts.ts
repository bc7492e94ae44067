/** The administrators' charts over time. */
export const adminChartsMessages = {
  en: {
    title: "Charts",
  },
  "zh-CN": {
    title: "图表",
  },
};
