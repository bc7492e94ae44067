import { classNames } from "@/components/ui/class-names";
import { qrPath } from "./qr-path";

interface QrCodeProps {
  readonly link: string;
  readonly label: string;
  /** Its size. */
  readonly className?: string;
}

/** The QR code of a link, dark on light in both themes: many cameras read no inverted ones. */
export function QrCode({ link, label, className = "size-40" }: QrCodeProps) {
  const { size, path } = qrPath(link);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={classNames("rounded-control bg-white text-black", className)}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
