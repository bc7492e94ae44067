import { generateKeyPairSync } from "node:crypto";

/** Made for the test; of the kind that old IM applications had. */
export const privateKey = generateKeyPairSync("ec", {
  namedCurve: "secp256k1",
  privateKeyEncoding: { type: "sec1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
}).privateKey;

/** A deployment's OutDefine.php with its misspelt names and a heredoc; all values are invented. */
export const outDefine = `<?php
// 腾讯云配置 don't panic
define('APP_ID', 1251000001);
define("APP_BIZID", "8888");
define('CALL_BACK_KEY', 'callbackkeyexample');
define('PUSH_SECRET_KEY', 'pushkeyexample');
define('COSKEY_APPID', '1251000001');
define('COSKEY_BUCKET', 'minilvb');
define('COSKEY_BUCKET_REGION', 'ap-shanghai');
define('COSKEY_SECRECTID', 'AKIDEXAMPLE');
define('COSKEY_SECRECTKEY', "cos" . 'secretexample');
define('COSKEY_EXPIRED_TIME', 30);
define('IM_SDKAPPID', 1400000000);
define('IM_ACCOUNTTYPE', '36862');
define('ADMINISTRATOR', 'admin');
define('PRIVATEKEY', <<<PEM
${privateKey}PEM
);
define('DB_PASSWD', 'databasesecret');
`;

/** The same settings in RoomTool's form. */
export const configJs = `module.exports = {
  live: { APP_ID: 1251000001, APP_BIZID: 8888, API_KEY: 'callbackkeyexample', PUSH_SECRET_KEY: 'pushkeyexample', validTime: 3600 * 24, },
  im: {
    IM_SDKAPPID: 1400000000,
    ADMINISTRATOR: "admin",
    PRIVATEKEY: ${privateKey
      .trimEnd()
      .split("\n")
      .map((line) => `"${line}\\r\\n"`)
      .join(" +\n      ")},
  },
  cos: { appid: '1251000001', bucket: 'minilvb', region: 'ap-shanghai', secretId: 'AKIDEXAMPLE', secretKey: 'cossecretexample' },
};
`;
