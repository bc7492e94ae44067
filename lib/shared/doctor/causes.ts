import { callbackCauses } from "./causes/callback-causes";
import { cosCauses } from "./causes/cos-causes";
import { imCallbackCauses } from "./causes/im-callback-causes";
import { imCauses } from "./causes/im-causes";
import { liveCauses } from "./causes/live-causes";
import { playCauses } from "./causes/play-causes";
import { pushTestCauses } from "./causes/push-test-causes";
import { reachCauses } from "./causes/reach-causes";
import { serverCauses } from "./causes/server-causes";

/** The closed list of everything the doctor can find, with its words in every language. */
export const causes = {
  ...serverCauses,
  ...reachCauses,
  ...liveCauses,
  ...playCauses,
  ...pushTestCauses,
  ...callbackCauses,
  ...cosCauses,
  ...imCauses,
  ...imCallbackCauses,
} as const;

/** The code of a cause; stable, for scripts that read `--json`. */
export type Cause = keyof typeof causes;
