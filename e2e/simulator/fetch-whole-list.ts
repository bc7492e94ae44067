import type { ListedItem } from "./action-answer";
import { actionBody } from "./action-body";
import type { ActionClient } from "./action-client";
import type { Platform } from "./platform";
import type { StepTrace } from "./step-trace";

const PAGE_SIZE = 20;
/** No list of a test server is longer; a server that never ends is stopped here. */
const LAST_PAGE = 50;

/** Where a platform stands after a page. */
export interface ListProgress {
  readonly page: number;
  readonly total: number;
  readonly collected: number;
  readonly pageLength: number;
}

/**
 * Whether the app asks for the page after this one. Android loads everything at once and stops as
 * soon as it can; iOS, scrolled to the end, also asks for one page beyond an exact multiple.
 */
export function wantsNextPage(platform: Platform, progress: ListProgress): boolean {
  const reached = progress.page * PAGE_SIZE;
  if (platform === "ios") return reached <= progress.total && progress.total > 0;
  return progress.pageLength > 0 && progress.collected < progress.total && reached < progress.total;
}

/** Loads the whole list as the app does, page by page. @throws ClientFailure */
export async function fetchWholeList(
  client: ActionClient,
  flag: 1 | 2,
  trace: StepTrace,
): Promise<readonly ListedItem[]> {
  const items: ListedItem[] = [];
  for (let page = 1; page <= LAST_PAGE; page++) {
    const list = client.reader.list(await client.send(actionBody.fetchList(flag, page), trace));
    items.push(...list.items);
    const progress = {
      page,
      total: list.total,
      collected: items.length,
      pageLength: list.items.length,
    };
    if (!wantsNextPage(client.platform, progress)) break;
  }
  return items;
}
