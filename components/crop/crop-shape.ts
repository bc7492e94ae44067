/** What is cut out of a picture, and how large it becomes at most. */
export interface CropShape {
  readonly name: "avatar" | "cover";
  readonly widthPx: number;
  readonly heightPx: number;
  /** Shown in a circle; what is cut out is the square around it. */
  readonly isRound: boolean;
}

/** Of a user; a profile page shows it at a third of this size on a dense screen. */
export const avatarShape: CropShape = {
  name: "avatar",
  widthPx: 512,
  heightPx: 512,
  isRound: true,
};

/** The band on top of a user's page. */
export const coverShape: CropShape = {
  name: "cover",
  widthPx: 1280,
  heightPx: 720,
  isRound: false,
};
