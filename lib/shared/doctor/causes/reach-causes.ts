import type { CauseText } from "../cause-text";

/** About how this server stands to the outside: its clock, its public address, its RTMP port. */
export const reachCauses = {
  clockRight: {
    status: "ok",
    en: { cause: "The clock is within {seconds} s of that of {source}." },
    "zh-CN": { cause: "本机时钟与 {source} 的误差在 {seconds} 秒以内。" },
  },
  clockPlausible: {
    status: "ok",
    en: { cause: "The clock has not gone backwards since the last event." },
    "zh-CN": { cause: "自最近一次事件以来，时钟没有倒退。" },
  },
  clockUnknown: {
    status: "skipped",
    en: {
      cause:
        "No service of Tencent Cloud answered ({origins}), so the clock could not be compared.",
      cure: "Let this server reach {origins}, then run the doctor again.",
    },
    "zh-CN": {
      cause: "腾讯云的服务都没有应答（{origins}），无法比对时钟。",
      cure: "让本服务器能访问 {origins}，再重新运行诊断。",
    },
  },
  clockOff: {
    status: "warning",
    en: {
      cause: "This server's clock is {seconds} s {direction} that of {source}.",
      cure: "Turn on time synchronisation (chrony, systemd-timesyncd or ntpd) on this machine.",
    },
    "zh-CN": {
      cause: "本机时钟比 {source} {direction} {seconds} 秒。",
      cure: "在本机开启时间同步（chrony、systemd-timesyncd 或 ntpd）。",
    },
  },
  clockWrong: {
    status: "failed",
    en: {
      cause:
        "This server's clock is {seconds} s {direction} that of {source}: signatures are refused as expired, and callbacks look expired or premature.",
      cure: "Set the clock and turn on time synchronisation (chrony, systemd-timesyncd or ntpd) on this machine. Tencent Cloud tolerates 5 minutes at most.",
    },
    "zh-CN": {
      cause:
        "本机时钟比 {source} {direction} {seconds} 秒：签名会被当作过期而拒绝，回调也会显得过期或超前。",
      cure: "校正本机时间并开启时间同步（chrony、systemd-timesyncd 或 ntpd）。腾讯云最多容忍 5 分钟误差。",
    },
  },
  clockWentBack: {
    status: "failed",
    en: {
      cause: "The clock is wrong: the last event was written {seconds} s in the future.",
      cure: "Set the clock and turn on time synchronisation (chrony, systemd-timesyncd or ntpd) on this machine.",
    },
    "zh-CN": {
      cause: "时钟有误：最近一次事件的记录时间在 {seconds} 秒之后的未来。",
      cure: "校正本机时间并开启时间同步（chrony、systemd-timesyncd 或 ntpd）。",
    },
  },
  publicUrlWorks: {
    status: "ok",
    en: { cause: "{url} leads to this server, and a correctly signed callback arrives there." },
    "zh-CN": { cause: "{url} 能访问到本服务器，签名正确的回调也能送达。" },
  },
  publicUrlLeadsHere: {
    status: "ok",
    en: { cause: "{url} leads to this server." },
    "zh-CN": { cause: "{url} 能访问到本服务器。" },
  },
  publicUrlLocal: {
    status: "ok",
    en: {
      cause: "{url} leads to this server; only this machine or its own network can reach it.",
    },
    "zh-CN": { cause: "{url} 能访问到本服务器；只有本机或内网能访问。" },
  },
  publicUrlOptional: {
    status: "skipped",
    en: {
      cause:
        "PUBLIC_URL is not set: everybody gets addresses with the host by which they reached this server.",
      cure: "Set PUBLIC_URL if browsers and phones are to use one certain address, for example https://live.example.com.",
    },
    "zh-CN": {
      cause: "没有设置 PUBLIC_URL：每个人得到的地址使用其访问本服务器时的主机名。",
      cure: "如果浏览器和手机应使用固定地址，请设置 PUBLIC_URL，例如 https://live.example.com。",
    },
  },
  publicUrlUnset: {
    status: "warning",
    en: {
      cause: "PUBLIC_URL is not set, so nobody can tell whether the outside reaches this server.",
      cure: "Set PUBLIC_URL to the address by which browsers, phones and Tencent Cloud reach this server, for example https://live.example.com.",
    },
    "zh-CN": {
      cause: "没有设置 PUBLIC_URL，无法判断外网能否访问本服务器。",
      cure: "把 PUBLIC_URL 设为浏览器、手机和腾讯云访问本服务器所用的地址，例如 https://live.example.com。",
    },
  },
  publicUrlPrivate: {
    status: "warning",
    en: {
      cause:
        "PUBLIC_URL is {url}, which only this machine or its own network can reach: callbacks of Tencent Cloud cannot arrive.",
      cure: "Set PUBLIC_URL to an address on the public internet, and lead it to port {port} of this server (PORT; reverse proxy, port forwarding).",
    },
    "zh-CN": {
      cause: "PUBLIC_URL 是 {url}，只有本机或内网能访问：腾讯云的回调无法送达。",
      cure: "把 PUBLIC_URL 设为公网地址，并把它转到本服务器的 {port} 端口（PORT；反向代理或端口转发）。",
    },
  },
  publicUrlUnreachable: {
    status: "failed",
    en: {
      cause: "{url} does not answer ({reason}).",
      cure: "Start the server, check that PUBLIC_URL is right, and open its port in the firewall or security group.",
    },
    "zh-CN": {
      cause: "{url} 没有应答（{reason}）。",
      cure: "启动服务器，检查 PUBLIC_URL 是否正确，并在防火墙或安全组中放行对应端口。",
    },
  },
  publicUrlForeign: {
    status: "failed",
    en: {
      cause: "{url} answers, but {asked} is not answered by this server (HTTP {status}).",
      cure: "Correct PUBLIC_URL, or let the proxy in front pass every path and method to port {port} of this server (PORT).",
    },
    "zh-CN": {
      cause: "{url} 有应答，但应答 {asked} 的不是本服务器（HTTP {status}）。",
      cure: "改正 PUBLIC_URL，或让前面的代理把所有路径和方法的请求都转到本服务器的 {port} 端口（PORT）。",
    },
  },
  publicUrlKeyDiffers: {
    status: "failed",
    en: {
      cause:
        "{url} leads to a Mini LVB, but it refuses what is signed with API_KEY: the running server has another API_KEY than is set here.",
      cure: "Restart the server so that it takes API_KEY as it is set here (and DATA_DIR, which holds the key where API_KEY is not set). If it has been restarted, {url} leads to another Mini LVB: correct PUBLIC_URL.",
    },
    "zh-CN": {
      cause:
        "{url} 能访问到 Mini LVB，但它拒绝了用 API_KEY 签名的请求：运行中的服务器所用的 API_KEY 与这里设置的不同。",
      cure: "重启服务器，使它采用这里设置的 API_KEY（未设置 API_KEY 时，密钥保存在 DATA_DIR 中）。如果已经重启过，则 {url} 指向另一个 Mini LVB：请改正 PUBLIC_URL。",
    },
  },
  rtmpPortOpen: {
    status: "ok",
    en: { cause: "The RTMP port {port} answers." },
    "zh-CN": { cause: "RTMP 端口 {port} 有应答。" },
  },
  rtmpPortClosed: {
    status: "failed",
    en: {
      cause: "The RTMP port {port} does not answer as RTMP ({reason}): nobody can push.",
      cure: "Start the server; if it runs, set RTMP_PORT to a port that no other program uses.",
    },
    "zh-CN": {
      cause: "RTMP 端口 {port} 没有 RTMP 应答（{reason}）：无法推流。",
      cure: "启动服务器；如果已在运行，请把 RTMP_PORT 改为未被占用的端口。",
    },
  },
} as const satisfies Record<string, CauseText>;
