import { useTranslations } from "use-intl";
import { TapeCard } from "@/components/home/tape-card";
import { isolated } from "@/lib/shared/isolated";
import type { RoomPage } from "@/lib/shared/room-page";

/** The newest recordings of the broadcaster; nothing while there are none. */
export function RoomReplays({ room }: { readonly room: RoomPage }) {
  const t = useTranslations("room");
  if (room.replays.length === 0) return null;
  return (
    <section aria-labelledby="replays" className="flex flex-col gap-3 lg:mt-4">
      <h2 id="replays" className="text-lg">
        {t("replaysOf", { name: isolated(room.nickname) })}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {room.replays.map((tape) => (
          <li key={tape.fileId}>
            <TapeCard tape={tape} named={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
