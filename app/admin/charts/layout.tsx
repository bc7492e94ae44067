import { sectionLayout } from "../section-layout";

export default sectionLayout("adminCharts", "broadcasts");
