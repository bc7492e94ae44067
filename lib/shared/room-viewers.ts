import type { ChatPerson, ChatRole } from "./chat";
import type { Page } from "./models";

/** One line of a room's list of viewers. */
export interface RoomViewer extends ChatPerson {
  readonly avatarUrl: string;
  readonly role: ChatRole;
}

/** What a room's page shows when somebody asks who watches. */
export interface RoomViewers {
  /** Those with a name, on phones and in browsers; the broadcaster first when he is there. */
  readonly viewers: Page<RoomViewer>;
  /** Those who watch in a browser and have no name. */
  readonly visitors: number;
}
