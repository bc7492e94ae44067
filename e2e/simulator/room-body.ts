import type { Body, BodyValue } from "./client-json";
import type { Platform } from "./platform";

/** The bodies of RoomService's methods; the 2018 names take the same ones. */
export const roomBody = {
  getAnchorUrl: (userID: string): Body => ({ userID }),

  /** @param roomInfo What the app shows: JSON in a string. */
  createRoom: (userID: string, roomInfo: string): Body => ({ userID, roomID: "", roomInfo }),

  addAnchor: (
    roomID: string,
    anchor: { readonly userID: string; readonly userName: string },
    pushURL: string,
  ): Body => ({ roomID, ...anchor, userAvatar: "", pushURL }),

  heartbeat: (userID: string, roomID: string, roomStatusCode: number): Body => ({
    userID,
    roomID,
    roomStatusCode,
  }),

  /** The whole list at once: there is no paging. */
  getRoomList: (): Body => ({ cnt: 200, index: 0 }),

  addAudience: (roomID: string, userID: string, userName: string): Body => ({
    roomID,
    userID,
    userInfo: JSON.stringify({ userName, userAvatar: "" }),
  }),

  /** Also for delete_anchor and delete_audience. */
  member: (userID: string, roomID: string): Body => ({ userID, roomID }),

  room: (roomID: string): Body => ({ roomID }),

  /** One more like; iOS writes the number as a string. */
  praise: (platform: Platform, roomID: string): Body => {
    const value: BodyValue = platform === "android" ? 1 : "1";
    return { roomID, fieldName: "praise", operation: "inc", value };
  },
} as const;
