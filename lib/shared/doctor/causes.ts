import { callbackCauses } from "./causes/callback-causes";
import { cosCauses } from "./causes/cos-causes";
import { imCauses } from "./causes/im-causes";
import { liveCauses } from "./causes/live-causes";
import { playCauses } from "./causes/play-causes";
import { reachCauses } from "./causes/reach-causes";
import { serverCauses } from "./causes/server-causes";

/** The closed list of everything the doctor can find, with its words in every language. */
export const causes = {
  ...serverCauses,
  ...reachCauses,
  ...liveCauses,
  ...playCauses,
  ...callbackCauses,
  ...cosCauses,
  ...imCauses,
} as const;

/** The code of a cause; stable, for scripts that read `--json`. */
export type Cause = keyof typeof causes;
