// hls.js ships no types for its light build, which has the same surface (its package.json, exports).
declare module "hls.js/light" {
  export { default } from "hls.js";
}
