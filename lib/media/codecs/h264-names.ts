/** profile_idc (ITU-T H.264 Annex A.2) in the words of encoders' settings. */
const profileNames: Readonly<Record<number, string>> = {
  66: "Baseline",
  77: "Main",
  88: "Extended",
  100: "High",
  110: "High 10",
  122: "High 4:2:2",
  244: "High 4:4:4",
};
/** Level 1b has two spellings (§A.3.1): a number of its own, or that of 1.1 with a constraint flag. */
const level1b = { own: 9, shared: 11 } as const;
const constraintSet3 = 0x10;
const profilesThatShare: readonly number[] = [66, 77, 88];

/** Profile and level as people know them; an unknown profile is empty. */
export function h264Names(
  profileIdc: number,
  constraints: number,
  levelIdc: number,
): { readonly profile: string; readonly level: string } {
  const isSharedB =
    levelIdc === level1b.shared &&
    (constraints & constraintSet3) !== 0 &&
    profilesThatShare.includes(profileIdc);
  return {
    profile: profileNames[profileIdc] ?? "",
    level: levelIdc === level1b.own || isSharedB ? "1b" : (levelIdc / 10).toFixed(1),
  };
}
