/**
 * What a video shows now, as a JPEG in its own size; null when it shows nothing yet, or when the
 * browser does not let it be read (a stream of another site that it plays natively).
 */
export async function takePicture(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    return null;
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(video, 0, 0, width, height);
  try {
    return await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.92));
  } catch (error) {
    // A canvas with somebody else's picture in it may not be read (HTML §4.12.5.1.21).
    if (error instanceof DOMException && error.name === "SecurityError") return null;
    throw error;
  }
}
