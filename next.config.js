/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  // The optimizer has been the way into many servers; our pictures come in their final size.
  images: { unoptimized: true },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "pino"],
  // `npm test` checks the types, once. Who installs the product does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A build is made once for each version: what would be kept for the next one is never read.
  experimental: { turbopackFileSystemCacheForBuild: false },
  allowedDevOrigins: ["127.0.0.1"],
  // The front door answers these before Next; the rewrites give plain `next dev` the same doors.
  async rewrites() {
    const json = [{ type: "header", key: "content-type", value: "(.*)json(.*)" }];
    return {
      beforeFiles: [
        { source: "/", has: json, destination: "/interface.php" },
        {
          source:
            "/:name(register|login|refresh|get_user_info|upload_user_info|upload_room|get_vod_list|get_cos_sign)",
          has: json,
          destination: "/lite/:name",
        },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default config;
