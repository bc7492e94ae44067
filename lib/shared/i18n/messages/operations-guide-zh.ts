import type { Guide } from "./guide";
import type { operationsGuideEn } from "./operations-guide-en";

/** How a server is run by its staff, in Chinese. */
export const operationsGuideZh: Guide<keyof typeof operationsGuideEn> = {
  "first-start": {
    title: "第一位管理员",
    text: `
没有默认密码。服务器还没有管理员时，每次启动的输出里都有一个链接：

$ There is no administrator yet. Make one at https://live.example/setup#… (once)

打开链接的人设置用户名和密码，即成为管理员，之后链接失效。链接的密文在 \`#\` 之后，浏览器不会把它发给任何人，日志文件里也没有。

没有链接时，在服务器的命令行里执行，启动前后均可：

$ npx mini-lvb create-admin alice_01

命令会询问密码；加上 \`--password-stdin\` 则从标准输入读取；无法询问时自动生成并打印一次。已有的账号用下面的命令授予角色，丢失角色时也一样：

$ npx mini-lvb set-role alice_01 admin
`,
  },
  roles: {
    title: "谁能做什么",
    text: `
\`readonly\` :: 可以查看整个控制台，不能更改。
\`moderator\` :: 维持秩序：结束和禁止直播、给主播留言、下架录制、封禁用户和地址、处理举报；也能管理每个房间的聊天。
\`admin\` :: 全部：角色、锁定与密码、删除、保留规则、重放回调、Webhook、备份、屏蔽词。

最后一位管理员不能失去角色，任何人都不能更改自己的角色。
`,
  },
  lives: {
    title: "结束与禁止直播",
    text: `
- “结束”会断开推流程序；只要它还在自动重试就一直被拒之门外，主播本人可以重新开播。
- “禁播”在给定时间之前（或解除之前）拒绝一切推流，重启后依然有效。填写的原因会显示在主播的直播间后台，也会告诉推流程序。
- 留言会一直显示在主播后台顶部，直到对方确认已读。
`,
  },
  people: {
    title: "封禁、锁定与地址",
    text: `
\`Ban\` :: 封禁：可以观看，但在任何房间都不能发言。封禁访客时同时作用于其网络地址：从那里不能再成为新访客。
\`Lock\` :: 锁定：账号无法登录，所有会话立即结束，直播被结束，访问令牌被拒绝。
\`Address\` :: 地址封禁：从该地址不能注册、登录或发言；工作人员除外，观看不受影响。IPv6 按 64 位网段计算。地址只以带密钥的摘要保存，旁边是你起的名称。

一个地址背后可能是一所学校或一个移动网络：请给地址封禁设定期限。
`,
  },
  tapes: {
    title: "录制、回收站与保留规则",
    text: `
- “下架”后，除所有者和工作人员外谁也看不到该录制，已知的地址也会返回 404。
- 删除的录制在 \`TAPE_UNDO_DAYS\` 天内可以恢复，期间仍占用磁盘，控制台会显示占用多少。
- 保留规则从最旧的开始删除，可按时长、总容量或每位主播的容量设定。保存前页面会说明现在会删除哪些。“保留”可让某个录制不受规则影响。
`,
  },
  scripts: {
    title: "脚本与访问令牌",
    text: `
控制台所做的一切都经过 \`/api/admin/\` 下的接口，[管理接口](/docs/console-api) 页列出了每个接口所需的角色和权限范围。在控制台创建访问令牌，作为请求头发送：

$ curl -H 'Authorization: Bearer mlvb_pat_…' https://live.example/api/admin/lives

- 令牌只能做权限范围内的事，且不超过所有者的角色。到期、被吊销、所有者失去角色或账号被锁定时失效。
- 应答为 \`{"code": 200, "message": "OK", "data": {…}}\`，HTTP 状态为 200；其他 code 表示失败。
- 列表带有 \`next\`：作为 \`cursor\` 发送即可取下一页。
- 更改需带上所依据的 \`revision\`。若他人抢先，应答为 4009，什么都不会改变。
`,
  },
  backups: {
    title: "备份",
    text: `
每隔 \`BACKUP_EVERY_HOURS\` 小时，服务器在运行中把数据库复制到数据目录下的 \`backups\`，并读回检查：是否完整、行数是否齐全、能否由此启动。保留最新的 \`BACKUP_KEEP\` 份。也可以在控制台或命令行手动备份：

$ npx mini-lvb backup /mnt/elsewhere
$ npx mini-lvb verify-backup

备份只含数据库。请另行保存到其他机器：\`secrets.json\` 与 \`.env\`（缺少它们，密钥和加密保存的内容将无法使用），以及录制和图片目录。

服务器停止后，用下面的命令以备份替换数据库，原数据库改名保留在旁边：

$ npx mini-lvb restore FILE
`,
  },
  logs: {
    title: "日志与请求编号",
    text: `
JSON 日志同时写到标准输出和数据目录下的 \`logs\`，达到 \`LOG_FILE_MAX_BYTES\` 时轮转，共保留 \`LOG_FILE_COUNT\` 个文件；\`LOG_FILES=off\` 关闭文件日志。密钥、密码、令牌和签名无论出现在哪里都会被遮盖。

每个应答都带有 \`X-Request-Id\`。同一编号出现在该请求的日志里，也出现在出错页面上：反馈问题的人可以报出编号，“系统”页能在近期错误中找到它。
`,
  },
  audit: {
    title: "审计日志",
    text: `
每次操作在执行之前就被记录：谁、从何处、针对谁、结果如何；脚本、命令行和服务器自身的操作，以及被拒绝的操作也在其中。密码、密钥和令牌不会出现。可以筛选，也可以导出为表格。
`,
  },
};
