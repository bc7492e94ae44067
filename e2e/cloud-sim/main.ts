import { createInterface } from "node:readline";
import { CLOUD_USAGE, parseCloudCommandLine } from "./cloud-command-line";
import { runCommand } from "./cloud-commands";
import { followCloud } from "./cloud-log";
import { startCloud } from "./cloud-sim";
import { CommandError } from "./command-error";
import { openControlDoor } from "./control-door";
import { envText, readEnvFile, writeEnvFile } from "./env-file";

try {
  await main(process.argv.slice(2));
} catch (error) {
  // These are sentences for the person at the keyboard; anything else is a bug of ours.
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(error instanceof CommandError || taken ? (error as Error).message : error);
  process.exit(1);
}

async function main(args: readonly string[]): Promise<void> {
  const line = parseCloudCommandLine(args);
  if (line.help) {
    console.log(CLOUD_USAGE);
    return;
  }
  const { ports, envFile, recordingsDir, playAuthentication, streamNames, retryIntervalMs } = line;
  const cloud = await startCloud({
    ports,
    recordingsDir,
    playAuthentication,
    streamNames,
    lvb: { retryIntervalMs },
    keep: envFile === undefined ? {} : await readEnvFile(envFile),
  });
  cloud.connect(line.callbackUrl);
  if (envFile !== undefined) await writeEnvFile(envFile, cloud.env);
  console.log(`# Settings of the product${envFile === undefined ? "" : `, also in ${envFile}`}`);
  console.log(envText(cloud.env));
  const log = followCloud(cloud, (text) => console.log(text));
  const control = await openControlDoor(ports.control, (text) => runCommand(cloud, text));
  console.log(`# Type help for what can be broken, or send it to http://127.0.0.1:${control.port}`);

  const keyboard = createInterface({ input: process.stdin });
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    keyboard.close();
    await Promise.all([control.stop(), cloud.stop()]);
    log.stop();
    // A pipe that somebody still holds open would keep us waiting for lines.
    process.stdin.destroy();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
  keyboard.on("line", (text) => {
    if (text.trim() === "quit") {
      void end();
      return;
    }
    runCommand(cloud, text).then(
      (answer) => answer && console.log(answer),
      (error: unknown) => console.error(error instanceof CommandError ? error.message : error),
    );
  });
}
