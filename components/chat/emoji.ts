/** How many stand in a row of the choice. */
export const emojiColumns = 8;

const rows = [
  "😀 😂 🤣 😊 😍 🥰 😘 😎",
  "🤔 😮 😱 😭 😢 😅 😴 🙄",
  "😡 🥳 🤩 😜 🤗 😇 🤯 🥺",
  "👍 👎 👏 🙌 🙏 💪 👋 ✌️",
  "❤️ 💔 💯 🔥 🎉 🌹 ⭐ 🎁",
];

/** What is said most in a live, drawn by the reader's own fonts; all of Unicode 11 and older. */
export const emoji: readonly string[] = rows.join(" ").split(" ");
