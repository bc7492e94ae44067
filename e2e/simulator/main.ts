import { CommandLineError, parseCommandLine } from "./command-line";
import { formatStep } from "./format-step";
import { FfmpegMissing } from "./live-push";
import { simulate } from "./simulate";

// An exit, unlike a death by signal, ends ffmpeg as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

try {
  const { name, verbose, options } = parseCommandLine(process.argv.slice(2));
  const report = await simulate(name, {
    ...options,
    onStep: (step) => console.log(formatStep(step, verbose)),
  });
  console.log(`${report.passed} passed, ${report.failed} failed`);
  process.exitCode = report.failed > 0 ? 1 : 0;
} catch (error) {
  // These two are sentences for the person at the keyboard; anything else is a bug of ours.
  const known = error instanceof FfmpegMissing || error instanceof CommandLineError;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
