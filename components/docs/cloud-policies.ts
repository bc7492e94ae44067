/** What the server asks of the Live API; a test compares it with the guide. */
export const liveApiActions = [
  "DescribeLiveStreamOnlineList",
  "DescribeLiveStreamState",
  "DropLiveStream",
  "ForbidLiveStream",
  "ResumeLiveStream",
  "DescribeLivePushAuthKey",
  "DescribeLivePlayAuthKey",
  "DescribeStreamPlayInfoList",
  "DescribeStreamPushInfoList",
] as const;

/** A policy of Access Management that allows just those (CAM's policy language 2.0). */
export const cloudApiPolicy = JSON.stringify(
  {
    version: "2.0",
    statement: [
      {
        effect: "allow",
        action: liveApiActions.map((action) => `live:${action}`),
        resource: ["*"],
      },
    ],
  },
  null,
  2,
);

/** What is done with the bucket: forms of browsers, checks of what came, the doctor's own picture. */
export const pictureActions = [
  "name/cos:PostObject",
  "name/cos:PutObject",
  "name/cos:HeadObject",
  "name/cos:GetObject",
  "name/cos:DeleteObject",
  "name/cos:HeadBucket",
].join("\n");
