import { hueOf, initialOf } from "@/components/cover/cover-art";
import { classNames } from "./class-names";

interface AvatarProps {
  readonly userId: string;
  readonly name: string;
  readonly url: string;
  readonly className?: string;
}

/** A broadcaster's picture, or a drawn one in a colour that is always the same for the user. */
export function Avatar({ userId, name, url, className }: AvatarProps) {
  const shape = classNames("size-10 shrink-0 rounded-full object-cover", className);
  // Pictures come from anywhere and in their final size; Next's optimizer is off on purpose.
  if (url) return <img src={url} alt="" referrerPolicy="no-referrer" className={shape} />;
  return (
    <span
      aria-hidden
      style={{ background: `oklch(0.45 0.1 ${hueOf(userId)})` }}
      className={classNames("grid place-items-center font-bold text-white", shape)}
    >
      {initialOf(name || userId)}
    </span>
  );
}
