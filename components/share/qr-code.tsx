import { qrPath } from "./qr-path";

/** The QR code of a link, dark on light in both themes: many cameras read no inverted ones. */
export function QrCode({ link, label }: { readonly link: string; readonly label: string }) {
  const { size, path } = qrPath(link);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-40 rounded-control bg-white text-black"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
