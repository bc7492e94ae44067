import { errorCodes } from "@/lib/errors";
import { parsePhoneMessage } from "@/lib/providers/tencent/im-incoming";
import { textsIn } from "@/lib/providers/tencent/im-texts";
import { clientIpOf } from "@/lib/server/client-address";
import type { ChatServices } from "@/lib/services/chat-services";
import {
  type HeardMessage,
  judgePhoneMessage,
  noteRefusedImCallback,
  takePhoneMessage,
} from "@/lib/services/im-callbacks";
import { noteMissingGroup } from "@/lib/services/im-groups";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { verifyImCallback } from "./im-callback-verification";
import { JsonResponse } from "./json-response";

type Body = Readonly<Record<string, unknown>>;

/**
 * What IM does with a message: 0 delivers it, 1 refuses it to its sender. A silent drop (2) would
 * leave its sender in the belief that everybody reads it, and the web tells him, too.
 */
const deliver = 0;
const refuse = 1;
/** Comes before a message is delivered, and waits 2 s for our verdict. */
const beforeSend = "Group.CallbackBeforeSendMsg";
/** `OptPlatform` of what was sent by the REST API: by us, so that we know it already. */
const ownPlatform = "RESTAPI";

/** Answers a callback of Tencent IM: 403 unless it proves to be IM's, then always 200. */
export async function answerImCallback(
  services: ChatServices,
  request: Request,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const command = searchParams.get("CallbackCommand") ?? "";
  const reason = verifyImCallback(services.config, searchParams, services.now());
  if (reason !== "ok") {
    const clientIp = clientIpOf(request);
    await noteRefusedImCallback(services, { source: pathname, clientIp, command, reason }).catch(
      (err: unknown) => services.log.error({ err }, "a refused callback could not be stored"),
    );
    const message = `callback refused: ${reason}`;
    return new JsonResponse({ code: errorCodes.unverified, message }, { status: 403 });
  }
  services.relay.noteCall();
  try {
    const body = parseJsonObject(await request.text());
    // What nobody can read nobody has judged either.
    if (!body) return verdict(command === beforeSend ? refuse : deliver);
    return await take(services, command, body, searchParams.get("OptPlatform") === ownPlatform);
  } catch (error) {
    // Whatever our trouble is, it must not silence the phones.
    services.log.error({ err: error, command }, "a callback of IM could not be handled");
    return verdict(deliver);
  }
}

async function take(
  services: ChatServices,
  command: string,
  body: Body,
  isOwn: boolean,
): Promise<Response> {
  if (command === "Group.CallbackAfterGroupDestroyed") {
    await noteMissingGroup(services, textOf(body.GroupId));
    return verdict(deliver);
  }
  const heard = isOwn ? null : heardIn(body);
  if (!heard || heard.from === services.config.administrator) return verdict(deliver);
  if (command === beforeSend) {
    const objection = await judgePhoneMessage(services, heard);
    if (objection) return verdict(refuse, objection.message);
  }
  if (command === "Group.CallbackAfterSendMsg") {
    await takePhoneMessage(services, messageId(body), heard);
  }
  return verdict(deliver);
}

function heardIn(body: Body): HeardMessage {
  const { MsgBody, CloudCustomData } = body;
  return {
    groupId: textOf(body.GroupId),
    from: textOf(body.From_Account),
    number: textOf(body.Random) || textOf(body.MsgId),
    content: JSON.stringify([MsgBody, CloudCustomData]),
    said: parsePhoneMessage(MsgBody),
    texts: textsIn({ MsgBody, CloudCustomData }),
  };
}

/**
 * The same for every delivery of one message. Numbers begin anew in a group that is made again
 * under its old id, so that the time has to stand beside them.
 */
function messageId(body: Body): string {
  const own = textOf(body.MsgId);
  const parts = [body.GroupId, body.MsgSeq, body.MsgTime, body.Random, body.From_Account];
  return `im:${own || parts.map(textOf).join(":")}`.slice(0, 256);
}

function verdict(ErrorCode: number, ErrorInfo = ""): Response {
  return new JsonResponse({ ActionStatus: "OK", ErrorInfo, ErrorCode });
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
