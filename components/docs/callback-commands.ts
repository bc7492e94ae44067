/** A callback that changes nothing (a recording state), signed in the shell as LVB signs. */
export function liveCallbackCommand(liveUrl: string): string {
  return `API_KEY=...
T=$(($(date +%s) + 600))
SIGN=$(printf %s "$API_KEY$T" | md5sum | cut -d' ' -f1)
curl -i '${liveUrl}' \\
  -H 'content-type: application/json' \\
  -d '{"event_type":332,"stream_id":"docs_example","t":'$T',"sign":"'$SIGN'"}'`;
}

/** A question of IM about a message in a group that is nobody's, signed as IM signs. */
export function imCallbackCommand(imUrl: string): string {
  return `IM_CALLBACK_TOKEN=...
IM_SDKAPPID=...
T=$(date +%s)
SIGN=$(printf %s "$IM_CALLBACK_TOKEN$T" | sha256sum | cut -d' ' -f1)
COMMAND=Group.CallbackBeforeSendMsg
curl -i "${imUrl}?SdkAppid=$IM_SDKAPPID&CallbackCommand=$COMMAND&RequestTime=$T&Sign=$SIGN" \\
  -H 'content-type: application/json' \\
  -d '{"GroupId":"docs_example","From_Account":"alice_01","MsgBody":[]}'`;
}
