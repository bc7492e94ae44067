import { allowAnyOrigin, answerRoomCall } from "@/lib/protocol/room/answer-room-call";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** RoomService: `/weapp/live_room/NAME` and `/weapp/utils/NAME`. */
export async function POST(request: Request): Promise<Response> {
  return answerRoomCall(runtime(), request);
}

export const GET = POST;

/** Web clients on other sites may call: the token is in the address, no cookie counts. */
export async function OPTIONS(): Promise<Response> {
  return new Response(null, { status: 204, headers: allowAnyOrigin });
}
