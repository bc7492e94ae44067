import * as videos from "@/db/repositories/ugc-videos";
import { ServiceError } from "@/lib/errors";
import type { Page } from "@/lib/shared/models";
import type { Caller } from "./acting";
import type { PageRequest, RoomServices } from "./rooms";

/** A short video that an app announced; its file is elsewhere. */
export interface UgcVideo {
  readonly fileId: string;
  readonly userId: string;
  readonly title: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly coverUrl: string;
  readonly location: string;
  readonly playUrl: string;
  readonly createdAtMs: number;
}

/**
 * Lists a short video. The same again changes nothing; another user's id is refused.
 * @throws ServiceError `invalidParameter`, `tooOften`.
 */
export async function announceVideo(
  services: RoomServices,
  video: Omit<UgcVideo, "createdAtMs">,
  { actor, clientIp }: Caller,
): Promise<void> {
  if (actor.kind !== "user") await services.attempts.noteGuest(clientIp);
  else await services.attempts.noteCall(clientIp);
  await services.database.write((db) => {
    const known = videos.findUgcVideo(db, video.fileId);
    if (known && known.userid !== video.userId) {
      throw new ServiceError("invalidParameter", "Another user's video has this file_id.");
    }
    if (known) return;
    videos.insertUgcVideo(db, {
      fileId: video.fileId,
      userid: video.userId,
      title: video.title,
      nickname: video.nickname,
      headpic: video.avatarUrl,
      frontcover: video.coverUrl,
      location: video.location,
      playUrl: video.playUrl,
      createdMs: services.now(),
    });
  });
}

/** Newest first. */
export function listVideos(
  { database }: Pick<RoomServices, "database">,
  { page, pageSize }: PageRequest,
): Page<UgcVideo> {
  const rows = videos.listUgcVideos(database.read, pageSize, (page - 1) * pageSize);
  return { items: rows.map(toVideo), total: videos.countUgcVideos(database.read) };
}

/** @throws ServiceError `notFound`. */
export function getVideo({ database }: Pick<RoomServices, "database">, fileId: string): UgcVideo {
  const row = videos.findUgcVideo(database.read, fileId);
  if (!row) throw new ServiceError("notFound", "There is no video with this id.");
  return toVideo(row);
}

function toVideo(row: videos.UgcVideoRow): UgcVideo {
  return {
    fileId: row.fileId,
    userId: row.userid,
    title: row.title,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic,
    coverUrl: row.frontcover,
    location: row.location,
    playUrl: row.playUrl,
    createdAtMs: row.createdMs,
  };
}
