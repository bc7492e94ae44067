import type { CauseText } from "../cause-text";

/** About the bucket for pictures. The old names of errors stand here because operators search for them. */
export const cosCauses = {
  cosNotUsed: {
    status: "skipped",
    en: { cause: "No COSKEY_ variable is set; pictures stay on this server." },
    "zh-CN": { cause: "没有设置 COSKEY_ 变量；图片保存在本服务器上。" },
  },
  cosAccountRight: {
    status: "ok",
    en: { cause: "The key may use the bucket {bucket} in {region}." },
    "zh-CN": { cause: "密钥可以使用 {region} 的存储桶 {bucket}。" },
  },
  cosUnreachable: {
    status: "failed",
    en: {
      cause: "COS at {origin} does not answer ({reason}).",
      cure: "Let this server reach {origin}; check COSKEY_BUCKET_REGION, and COS_ENDPOINT if it is set.",
    },
    "zh-CN": {
      cause: "COS {origin} 没有应答（{reason}）。",
      cure: "让本服务器能访问 {origin}；检查 COSKEY_BUCKET_REGION，以及 COS_ENDPOINT（如果设置了）。",
    },
  },
  cosAppIdWrong: {
    status: "failed",
    en: {
      cause:
        "COSKEY_APPID is {configured}, but the bucket {bucket} of this key belongs to the APPID {found}. Old apps showed −70 ERROR_PROXY_APPID_USERID_NOTMATCH.",
      cure: "Set COSKEY_APPID to {found}: the number at the end of the bucket's name (console: Object Storage, Bucket List).",
    },
    "zh-CN": {
      cause:
        "COSKEY_APPID 为 {configured}，但该密钥的存储桶 {bucket} 属于 APPID {found}。旧版 App 会提示 −70 ERROR_PROXY_APPID_USERID_NOTMATCH。",
      cure: "把 COSKEY_APPID 设为 {found}，即存储桶名称末尾的数字（控制台：对象存储 → 存储桶列表）。",
    },
  },
  cosRegionWrong: {
    status: "failed",
    en: {
      cause:
        "COSKEY_BUCKET_REGION is {configured}, but the bucket {bucket} is in {found}. Old apps showed −133 ERROR_CMD_BUCKET_NOTEXIST.",
      cure: "Set COSKEY_BUCKET_REGION to {found} (console: Object Storage, Bucket List).",
    },
    "zh-CN": {
      cause:
        "COSKEY_BUCKET_REGION 为 {configured}，但存储桶 {bucket} 位于 {found}。旧版 App 会提示 −133 ERROR_CMD_BUCKET_NOTEXIST。",
      cure: "把 COSKEY_BUCKET_REGION 设为 {found}（控制台：对象存储 → 存储桶列表）。",
    },
  },
  cosRegionUnknown: {
    status: "failed",
    en: {
      cause: "COS has no region {region} ({code}).",
      cure: "Set COSKEY_BUCKET_REGION to the bucket’s region as the console writes it, for example ap-shanghai, not sh (console: Object Storage, Bucket List).",
    },
    "zh-CN": {
      cause: "COS 没有地域 {region}（{code}）。",
      cure: "把 COSKEY_BUCKET_REGION 设为控制台显示的存储桶地域，例如 ap-shanghai 而不是 sh（控制台：对象存储 → 存储桶列表）。",
    },
  },
  cosBucketWrong: {
    status: "failed",
    en: {
      cause:
        "There is no bucket {bucket} in {region} for this key. Old apps showed −61 ERROR_PROXY_SIGN_BUCKET_NOTMATCH or −133 ERROR_CMD_BUCKET_NOTEXIST.",
      cure: "Set COSKEY_BUCKET to the bucket's name without the APPID (console: Object Storage, Bucket List); check COSKEY_APPID and COSKEY_BUCKET_REGION as well.",
    },
    "zh-CN": {
      cause:
        "该密钥在 {region} 没有存储桶 {bucket}。旧版 App 会提示 −61 ERROR_PROXY_SIGN_BUCKET_NOTMATCH 或 −133 ERROR_CMD_BUCKET_NOTEXIST。",
      cure: "把 COSKEY_BUCKET 设为不含 APPID 的存储桶名称（控制台：对象存储 → 存储桶列表）；同时检查 COSKEY_APPID 和 COSKEY_BUCKET_REGION。",
    },
  },
  cosSecretIdWrong: {
    status: "failed",
    en: {
      cause:
        "COS does not know the SecretId ({code}). Old apps showed −79 PROXY_AUTH_SECRETID_NOEXIST.",
      cure: "Set COSKEY_SECRETID to the SecretId of an enabled key (console: Access Management, API Keys).",
    },
    "zh-CN": {
      cause: "COS 不认识这个 SecretId（{code}）。旧版 App 会提示 −79 PROXY_AUTH_SECRETID_NOEXIST。",
      cure: "把 COSKEY_SECRETID 设为一个启用中的密钥的 SecretId（控制台：访问管理 → API 密钥管理）。",
    },
  },
  cosSecretKeyWrong: {
    status: "failed",
    en: {
      cause:
        "The SecretKey does not belong to the SecretId ({code}). Old apps showed −97 ERROR_PROXY_AUTH_FAILED.",
      cure: "Set COSKEY_SECRETKEY to the SecretKey of the key in COSKEY_SECRETID (console: Access Management, API Keys).",
    },
    "zh-CN": {
      cause:
        "SecretKey 与 SecretId 不匹配（{code}）。旧版 App 会提示 −97 ERROR_PROXY_AUTH_FAILED。",
      cure: "把 COSKEY_SECRETKEY 设为 COSKEY_SECRETID 所对应的 SecretKey（控制台：访问管理 → API 密钥管理）。",
    },
  },
  cosClockSkew: {
    status: "failed",
    en: {
      cause:
        "COS refuses the signature because of its time ({code}): this server's clock is wrong.",
      cure: "Set the clock and turn on time synchronisation on this machine.",
    },
    "zh-CN": {
      cause: "COS 因时间问题拒绝签名（{code}）：本机时钟有误。",
      cure: "校正本机时间并开启时间同步。",
    },
  },
  cosPermissionMissing: {
    status: "failed",
    en: {
      cause: "The key is right, but it may not use the bucket {bucket} ({code}).",
      cure: "Allow the user of COSKEY_SECRETID PutObject, PostObject, HeadObject, GetObject and DeleteObject on the bucket (console: Access Management, Policies).",
    },
    "zh-CN": {
      cause: "密钥正确，但没有存储桶 {bucket} 的权限（{code}）。",
      cure: "允许 COSKEY_SECRETID 所属用户对该存储桶执行 PutObject、PostObject、HeadObject、GetObject 和 DeleteObject（控制台：访问管理 → 策略）。",
    },
  },
  cosBusy: {
    status: "warning",
    en: {
      cause: "COS has too much to do at the moment, or is out of order ({code}, HTTP {status}).",
      cure: "Try again later: this says nothing against the settings. If it stays, another program may be using up the bucket's limit of requests.",
    },
    "zh-CN": {
      cause: "COS 目前请求过多或暂时故障（{code}，HTTP {status}）。",
      cure: "请稍后再试：这并不说明配置有误。如果一直如此，可能有其他程序用完了存储桶的请求频率限额。",
    },
  },
  cosSuspended: {
    status: "failed",
    en: {
      cause:
        "COS is closed to this account ({code}, HTTP {status}): it is in arrears or suspended.",
      cure: "Pay what is due, or read in the account's messages why it was suspended (console: Billing Center, Message Center).",
    },
    "zh-CN": {
      cause: "该账号的 COS 服务已停用（{code}，HTTP {status}）：账号欠费或被封停。",
      cure: "请充值结清欠费，或在站内信中查看封停原因（控制台：费用中心、消息中心）。",
    },
  },
  cosRefuses: {
    status: "failed",
    en: {
      cause: "COS refuses for another reason ({code}, HTTP {status}).",
      cure: "Look up the code in the error list of Object Storage; check that COS is activated and the account is not in arrears.",
    },
    "zh-CN": {
      cause: "COS 因其他原因拒绝（{code}，HTTP {status}）。",
      cure: "在对象存储错误码文档中查询；检查 COS 是否已开通、账号是否欠费。",
    },
  },
  cosNeeded: {
    status: "skipped",
    en: { cause: "This needs the bucket, which cannot be used yet (see there)." },
    "zh-CN": { cause: "此项需要存储桶，而存储桶目前不可用（见该项）。" },
  },
  cosUploadWorks: {
    status: "ok",
    en: { cause: "A test picture was stored in {bucket} and removed again." },
    "zh-CN": { cause: "测试图片已存入 {bucket} 并删除。" },
  },
  cosDeleteFails: {
    status: "warning",
    en: {
      cause:
        "A test picture was stored in {bucket}, but could not be removed ({code}); it lies under {key}.",
      cure: "Allow DeleteObject to the user of COSKEY_SECRETID (console: Access Management, Policies), else refused uploads stay for ever.",
    },
    "zh-CN": {
      cause: "测试图片已存入 {bucket}，但无法删除（{code}）；它位于 {key}。",
      cure: "允许 COSKEY_SECRETID 所属用户执行 DeleteObject（控制台：访问管理 → 策略），否则被拒绝的上传会一直留存。",
    },
  },
  cosImagesPublic: {
    status: "ok",
    en: { cause: "Anybody can see pictures at {origin}." },
    "zh-CN": { cause: "任何人都能通过 {origin} 查看图片。" },
  },
  cosImagesPrivate: {
    status: "failed",
    en: {
      cause:
        "Pictures are stored, but {origin} refuses to show them (HTTP {status}): covers and avatars stay empty.",
      cure: "Set the bucket to public read, private write (console: Object Storage, the bucket, Permissions), or set COSKEY_DOMAIN to a domain that may show it (CDN acceleration with origin authentication).",
    },
    "zh-CN": {
      cause: "图片能保存，但 {origin} 拒绝显示（HTTP {status}）：封面和头像会是空白。",
      cure: "把存储桶设为公有读私有写（控制台：对象存储 → 存储桶 → 权限管理），或把 COSKEY_DOMAIN 设为可以访问它的域名（开启 CDN 加速并回源鉴权）。",
    },
  },
  cosImageDomainDown: {
    status: "failed",
    en: {
      cause: "The image domain {origin} does not answer ({reason}).",
      cure: "Correct COSKEY_DOMAIN, or bind the domain to the bucket and set its CNAME (console: Object Storage, the bucket, Domains and Transfer).",
    },
    "zh-CN": {
      cause: "图片域名 {origin} 没有应答（{reason}）。",
      cure: "改正 COSKEY_DOMAIN，或把域名绑定到存储桶并设置 CNAME（控制台：对象存储 → 存储桶 → 域名与传输管理）。",
    },
  },
  cosImagesDownloaded: {
    status: "failed",
    en: {
      cause:
        "{origin} makes browsers download pictures instead of showing them: buckets made since 2024 do so on their default domain.",
      cure: "Bind a domain of your own to the bucket (console: Object Storage, the bucket, Domains and Transfer) and set COSKEY_DOMAIN to it.",
    },
    "zh-CN": {
      cause: "{origin} 让浏览器下载图片而不是显示：2024 年以后创建的存储桶在默认域名下都是如此。",
      cure: "给存储桶绑定自有域名（控制台：对象存储 → 存储桶 → 域名与传输管理），并把 COSKEY_DOMAIN 设为它。",
    },
  },
  cosCorsAllows: {
    status: "ok",
    en: { cause: "Browsers may upload from {origin}." },
    "zh-CN": { cause: "浏览器可以从 {origin} 上传。" },
  },
  cosCorsUnknown: {
    status: "skipped",
    en: {
      cause: "PUBLIC_URL is not set, so nobody knows from where browsers upload.",
      cure: "Set PUBLIC_URL.",
    },
    "zh-CN": {
      cause: "没有设置 PUBLIC_URL，不知道浏览器从哪里上传。",
      cure: "请设置 PUBLIC_URL。",
    },
  },
  cosCorsRefuses: {
    status: "failed",
    en: {
      cause: "The bucket {bucket} does not let browsers upload from {origin} (CORS).",
      cure: "Add a CORS rule: origin {origin}, methods POST, PUT, GET, HEAD, headers *, expose ETag (console: Object Storage, the bucket, Security, CORS).",
    },
    "zh-CN": {
      cause: "存储桶 {bucket} 不允许浏览器从 {origin} 上传（CORS）。",
      cure: "添加跨域规则：来源 {origin}，方法 POST、PUT、GET、HEAD，Allow-Headers 为 *，Expose-Headers 为 ETag（控制台：对象存储 → 存储桶 → 安全管理 → 跨域访问 CORS 设置）。",
    },
  },
} as const satisfies Record<string, CauseText>;
