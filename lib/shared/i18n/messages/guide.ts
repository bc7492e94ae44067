/** A guide's sections by their anchors; the texts are in the notation of `components/docs`. */
export type Guide<Section extends string = string> = Readonly<
  Record<Section, { readonly title: string; readonly text: string }>
>;
