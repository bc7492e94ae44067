/** A refusal of the IM cloud; the HTTP status around it is 200 all the same (cloud.md §4.4). */
export class ImError extends Error {
  override readonly name = "ImError";

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The codes of the REST API and of the SDKs that this application answers with. */
export const IM_CODES = {
  notMemberOrNotAllowed: 10007,
  invalidParameter: 10004,
  noSuchGroup: 10010,
  groupIdInvalid: 10015,
  refusedByCallback: 10016,
  muted: 10017,
  noSuchAccount: 10019,
  groupIdTaken: 10021,
  groupIdYours: 10025,
  avChatRoomQuota: 10036,
  groupQuota: 10058,
  urlInvalid: 60002,
  bodyInvalid: 60003,
  sdkAppIdInvalid: 60006,
  tooManyCalls: 60007,
  requestInvalid: 60008,
  notAdministrator: 60010,
  sdkAppIdMissing: 60012,
  sdkNotLoggedIn: 6014,
  sigExpired: 70001,
  sigMalformed: 70003,
  sigWrong: 70009,
  sigIdentifier: 70013,
  sigSdkAppId: 70014,
  accountQuota: 70398,
  accountInvalid: 70402,
  messageTooLong: 80002,
} as const;
