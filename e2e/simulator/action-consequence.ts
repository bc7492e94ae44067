import { ClientFailure, type Effect } from "./client-failure";

// What the apps do when an action fails, by action. N is the number they show.
const CONSEQUENCES: Readonly<Record<string, readonly [Effect, string]>> = {
  RequestLVBAddr: ["error", "shows 拉取直播推流地址失败,Error:N and closes the broadcast screen"],
  ChangeStatus: ["unnoticed", "only logs it, and viewers never see the change"],
  ChangeCount: ["unnoticed", "ignores it, and the like is lost"],
  FetchList: ["error", "shows 刷新列表失败 and the old list"],
  FetchGroupMemberList: ["unnoticed", "ignores it, and the row of avatars stays empty"],
  QuitGroup: ["unnoticed", "ignores it, and the viewer stays a member"],
  GetUserInfo: ["error", "cannot open the shared live"],
  GetCOSSign: ["error", "cannot upload the cover; everything else goes on"],
};

/** What the client does when an action's returnValue is not 0, as a failure to throw. */
export function actionConsequence(action: string, value: number, message: string): ClientFailure {
  const detail = `returnValue ${value}${message ? ` (${message})` : ""}`;
  if (action === "EnterGroup") return enterGroupConsequence(value, detail);
  const [effect, sentence] = CONSEQUENCES[action] ?? ["error", "shows Error:N"];
  return new ClientFailure(effect, `On ${detail} the app ${sentence.replace("N", `${value}`)}.`);
}

function enterGroupConsequence(value: number, detail: string): ClientFailure {
  if (value === 10010) {
    return new ClientFailure(
      "thrown out",
      `On ${detail} the app shows 直播已结束，加入失败 and closes the viewer's screen.`,
    );
  }
  if (value === 6013) {
    return new ClientFailure("hang", `On ${detail} the app starts IM anew and joins, forever.`);
  }
  return new ClientFailure(
    "thrown out",
    `On ${detail} the app shows 加入房间失败，Error:${value} and closes the viewer's screen.`,
  );
}
