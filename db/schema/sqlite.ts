// All tables of the product but those of the console (sqlite-admin.ts).
export * from "./sqlite-callbacks";
export * from "./sqlite-chat";
export * from "./sqlite-lives";
export * from "./sqlite-people";
export * from "./sqlite-rooms";
export * from "./sqlite-tapes";
