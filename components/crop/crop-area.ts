/** A part of a picture, in pixels of the picture as it is shown (turned as its camera was held). */
export interface CropArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a picture lies behind the frame: its centre from that of the frame, in CSS pixels. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The nearest place at which a picture, this much enlarged, still fills the frame. */
export function withinPicture(offset: Offset, picture: Size, frame: Size, zoom: number): Offset {
  const most = (side: "width" | "height") => Math.max(0, (picture[side] * zoom - frame[side]) / 2);
  const limit = (value: number, max: number) => Math.min(max, Math.max(-max, value));
  return { x: limit(offset.x, most("width")), y: limit(offset.y, most("height")) };
}

/** The size in which a part is kept: never larger than it is, and never larger than `max`. */
export function keptSize(area: Size, max: Size): Size {
  const scale = Math.min(1, max.width / area.width, max.height / area.height);
  return {
    width: Math.max(1, Math.round(area.width * scale)),
    height: Math.max(1, Math.round(area.height * scale)),
  };
}
