/** The browser of somebody at a desk, in English; what asks for no other screen is seen on this. */
export const desktop = { locale: "en-US", viewport: { width: 1280, height: 800 } };
