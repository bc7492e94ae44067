import type { CauseText } from "../cause-text";

/** About this server itself: its settings and data folder; and about checks that could not be made. */
export const serverCauses = {
  configurationComplete: {
    status: "ok",
    en: { cause: "Every setting can be used." },
    "zh-CN": { cause: "所有配置项都可用。" },
  },
  configurationWrong: {
    status: "failed",
    en: {
      cause: "The server cannot start: {problem}",
      cure: "Correct this setting in .env (or in the environment) and run the doctor again.",
    },
    "zh-CN": {
      cause: "服务器无法启动：{problem}",
      cure: "在 .env 文件（或环境变量）中改正这一项，然后重新运行诊断。",
    },
  },
  databaseWritable: {
    status: "ok",
    en: { cause: "The database and the data folder can be written." },
    "zh-CN": { cause: "数据库和数据目录均可写入。" },
  },
  databaseMissing: {
    status: "skipped",
    en: {
      cause: "There is no database in {folder} yet.",
      cure: "Start the server once with npm start; it makes the database in DATA_DIR.",
    },
    "zh-CN": {
      cause: "{folder} 中还没有数据库。",
      cure: "先用 npm start 启动一次服务器，它会在 DATA_DIR 中创建数据库。",
    },
  },
  databaseNotWritable: {
    status: "failed",
    en: {
      cause: "The database in {folder} refused a test write ({reason}).",
      cure: "Give the user that runs the server write access to DATA_DIR and everything in it; if the file is damaged, restore it from a backup.",
    },
    "zh-CN": {
      cause: "{folder} 中的数据库拒绝了测试写入（{reason}）。",
      cure: "让运行服务器的用户对 DATA_DIR 及其中所有文件有写权限；如果文件已损坏，请从备份恢复。",
    },
  },
  databaseBusy: {
    status: "warning",
    en: {
      cause: "Another program kept the database in {folder} locked during the whole test.",
      cure: "Close other programs that have the database open (a backup, an SQL shell), then run the doctor again.",
    },
    "zh-CN": {
      cause: "测试期间，{folder} 中的数据库一直被其他程序锁定。",
      cure: "关闭打开着该数据库的其他程序（备份、SQL 工具），再重新运行诊断。",
    },
  },
  databaseOutdated: {
    status: "failed",
    en: {
      cause: "The database in {folder} has the tables of another version.",
      cure: "Start the server once with this version: it brings the tables up to date.",
    },
    "zh-CN": {
      cause: "{folder} 中的数据库表结构属于其他版本。",
      cure: "用当前版本启动一次服务器，它会自动升级表结构。",
    },
  },
  folderMissing: {
    status: "warning",
    en: {
      cause: "The folder {folder} (DATA_DIR) does not exist yet.",
      cure: "If DATA_DIR is right, start the server once with npm start: it makes the folder, its keys and the database. If it is mistyped, correct it.",
    },
    "zh-CN": {
      cause: "目录 {folder}（DATA_DIR）还不存在。",
      cure: "如果 DATA_DIR 正确，先用 npm start 启动一次服务器，它会创建该目录、密钥和数据库；如果写错了，请改正。",
    },
  },
  folderNotWritable: {
    status: "failed",
    en: {
      cause: "No file can be written in {folder} ({reason}).",
      cure: "Give the user that runs the server write access to DATA_DIR, or set DATA_DIR to another folder.",
    },
    "zh-CN": {
      cause: "无法在 {folder} 中写入文件（{reason}）。",
      cure: "让运行服务器的用户对 DATA_DIR 有写权限，或把 DATA_DIR 改为其他目录。",
    },
  },
  diskEnough: {
    status: "ok",
    en: { cause: "{freeMb} MB are free on the disk of DATA_DIR." },
    "zh-CN": { cause: "DATA_DIR 所在磁盘剩余 {freeMb} MB。" },
  },
  diskLow: {
    status: "warning",
    en: {
      cause:
        "Only {freeMb} MB are free on the disk of DATA_DIR; below {minMb} MB nothing is recorded.",
      cure: "Delete old recordings in {folder}, or move DATA_DIR to a larger disk.",
    },
    "zh-CN": {
      cause: "DATA_DIR 所在磁盘仅剩 {freeMb} MB；低于 {minMb} MB 将停止录制。",
      cure: "删除 {folder} 中的旧录像，或把 DATA_DIR 移到更大的磁盘。",
    },
  },
  diskFull: {
    status: "failed",
    en: {
      cause:
        "Only {freeMb} MB are free on the disk of DATA_DIR; nothing is recorded below {minMb} MB.",
      cure: "Delete old recordings in {folder}, or move DATA_DIR to a larger disk (the bound is RECORDING_MIN_FREE_MB).",
    },
    "zh-CN": {
      cause: "DATA_DIR 所在磁盘仅剩 {freeMb} MB，低于 {minMb} MB，已停止录制。",
      cure: "删除 {folder} 中的旧录像，或把 DATA_DIR 移到更大的磁盘（下限由 RECORDING_MIN_FREE_MB 设定）。",
    },
  },
  tapesMatch: {
    status: "ok",
    en: { cause: "Every recording has its files, and every file its recording." },
    "zh-CN": { cause: "录制与磁盘上的文件一一对应。" },
  },
  tapesStray: {
    status: "warning",
    en: {
      cause:
        "Files of {count} recordings ({mb} MB) belong to nothing that the database knows, as after a restored backup. Nobody can play them.",
      cure: "Take them over or remove them in the console: Recordings, Storage.",
    },
    "zh-CN": {
      cause:
        "有 {count} 个录制的文件（{mb} MB）不属于数据库中的任何录制（例如恢复备份之后），任何人都无法播放。",
      cure: "在管理后台的“录制”“存储空间”页收回或删除它们。",
    },
  },
  tapesMissing: {
    status: "warning",
    en: {
      cause: "The files of {count} recordings are not on the disk.",
      cure: "Put the recordings folder of a backup in place, or delete these recordings in the console; Recordings, Storage names them.",
    },
    "zh-CN": {
      cause: "有 {count} 个录制的文件不在磁盘上。",
      cure: "恢复录制目录的备份，或在管理后台删除这些录制；“录制”“存储空间”页列出了它们。",
    },
  },
  checkTimedOut: {
    status: "failed",
    en: {
      cause: "The check did not finish within {seconds} s.",
      cure: "Look at the network of this server (DNS, firewall, proxy), then run the doctor again.",
    },
    "zh-CN": {
      cause: "检查没有在 {seconds} 秒内完成。",
      cure: "检查本服务器的网络（DNS、防火墙、代理），再重新运行诊断。",
    },
  },
  checkBroke: {
    status: "failed",
    en: {
      cause: "The check itself failed ({reason}).",
      cure: "Look for the same time in the server's log, and report it.",
    },
    "zh-CN": {
      cause: "检查程序本身出错（{reason}）。",
      cure: "查看服务器日志中同一时间的记录，并反馈该问题。",
    },
  },
} as const satisfies Record<string, CauseText>;
