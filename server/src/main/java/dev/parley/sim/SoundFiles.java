package dev.parley.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.parley.audio.AudioException;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the sounds of a persona file, by paths that are relative to it. */
final class SoundFiles extends StdDeserializer<Sound> {
  private static final long serialVersionUID = 1L;

  /** The attribute with the persona file's directory. */
  static final String DIRECTORY = "directory";

  SoundFiles() {
    super(Sound.class);
  }

  @Override
  public Sound deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String name = json.getValueAsString("");
    if (!(context.getAttribute(DIRECTORY) instanceof Path directory)) {
      throw JsonMappingException.from(json, "Only a persona of a file may play sounds.");
    }
    try {
      Wav wav = Wav.read(directory.resolve(name));
      if (wav.samples().length < wav.channels()) {
        throw new IOException("it has no samples");
      }
      return new Sound(name, wav);
    } catch (IOException | AudioException | InvalidPathException e) {
      throw JsonMappingException.from(
          json,
          "The sound \"%s\" cannot be played (%s). It must be a WAV file of PCM, µ-law or A-law, at a path from the persona file's directory, %s."
              .formatted(name, e, directory),
          e);
    }
  }
}
