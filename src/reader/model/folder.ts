/** Where the model's files are, from source and from the build alike. */
export const MODEL_FOLDER = new URL('../../../models/reader/', import.meta.url);
