/** What every Action answers (the contract of the mobile apps). */
export interface Envelope {
  readonly returnValue: number;
  readonly returnMsg: string;
  readonly returnData: Record<string, unknown>;
}

/** The fields of a list item that the tests look at. */
export interface ListItem {
  readonly userid: string;
  readonly title: string;
  readonly type: number;
  readonly fileid: string;
  readonly groupid: string;
  readonly playurl: string;
  readonly hls_play_url: string;
  readonly status: string;
}

/** Posts JSON and reads JSON. */
export async function postJson(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Posts one Action as a phone does. */
export async function callAction(base: string, body: object): Promise<Envelope> {
  const response = await fetch(`${base}/interface.php`, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Envelope;
}

/** Asks for a push URL as a broadcaster's phone does. */
export async function requestPushUrl(base: string, userid: string, title: string): Promise<string> {
  const answer = await callAction(base, {
    Action: "RequestLVBAddr",
    userid,
    groupid: `group-${userid}`,
    title,
    userinfo: { nickname: userid, headpic: "", frontcover: "", location: "" },
  });
  if (answer.returnValue !== 0) throw new Error(answer.returnMsg);
  return String(answer.returnData.pushurl);
}

/** Page 1 of FetchList: 1 lives, 2 recordings, 3 both. */
export async function fetchList(base: string, flag: 1 | 2 | 3): Promise<readonly ListItem[]> {
  const answer = await callAction(base, { Action: "FetchList", flag, pageno: 1, pagesize: 20 });
  return answer.returnData.pusherlist as readonly ListItem[];
}
