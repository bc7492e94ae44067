import type { Guide } from "./guide";

/** How other websites show rooms and recordings, in Chinese. */
export const embeddingGuideZh = {
  frame: {
    title: "框架",
    text: `
每个直播间和每段回放都有一个供其他网站嵌入的页面，直播间里的 “分享” 会给出 HTML 代码。

\`/embed/USERID\` :: 某位主播的直播；未开播时会说明，开播后自动开始。
\`/embed/vod/FILEID\` :: 一段回放。

播放器会铺满框架，不论大小。自己写的框架需要 \`allow="autoplay; fullscreen; picture-in-picture"\` 和 \`allowfullscreen\`，否则浏览器不会让它做到观众期望播放器做的事。

本站的 Cookie 不会进入其他网站的框架，所以在那里没有人是登录状态：框架里的聊天只供阅读，想发言的观众可以通过链接打开直播间。
`,
  },
  options: {
    title: "选项",
    text: `
写在地址后面，例如 \`?show=both&lang=zh-CN\`。不认识的内容视同没有写。

\`show\` :: \`player\`（默认）、\`chat\` 或 \`both\`：宽度达到 512 px 时左右并排，否则上下排列。
\`muted\` :: \`0\` 表示在浏览器允许时带声音开始；在其他网站的框架里大多不允许。
\`autoplay\` :: \`0\` 表示等观众点击播放。
\`t\` :: 回放从第几秒开始。
\`theme\` :: \`light\` 或 \`dark\`；不写则跟随观众的系统。
\`lang\` :: \`en\` 或 \`zh-CN\`；不写则用观众自己的语言。
`,
  },
  sites: {
    title: "哪些网站可以嵌入",
    text: `
\`EMBED_SITES\` 对整台服务器生效：\`*\` 表示任何网站，\`none\` 表示都不行，也可以写 \`https://example.com\`、\`https://*.example.com\` 这样的地址。在此范围内，主播可以在 “分享” 中为自己的直播间指定网站；回放随主播的设置。

浏览器依据页面内容安全策略的 \`frame-ancestors\` 指令执行。本服务器的其他页面只能在本服务器的框架中显示。浏览器能显示的内容任何人都能取得：这项设置只是让直播间不出现在其他网站上，并不保密。

- \`GET /api/rooms/USERID/embed-sites\` 读取列表，限已登录的主播本人和管理员。
- 向同一地址 \`POST\` \`{"sites": ["https://example.com"]}\` 即可设置；空列表表示服务器允许的都允许。
`,
  },
  links: {
    title: "会展开的链接",
    text: `
直播间、回放和个人主页都带有 Open Graph 标签，聊天软件和搜索引擎会显示标题、主播和封面。请设置 \`PUBLIC_URL\`，因为抓取页面的一方需要完整的地址。

支持 oEmbed 的内容系统会把粘贴的链接变成播放器：

$ curl 'https://live.example/oembed?url=https%3A%2F%2Flive.example%2Flive%2Falice_01'

\`maxwidth\`、\`maxheight\` :: 限制框架的大小（CSS 像素）；宽度不会小于 200。
\`format\` :: 只有 \`json\`；其他格式返回 501。
`,
  },
} as const satisfies Guide;
