package dev.parley.stt;

import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import java.util.function.Consumer;

/**
 * The embedded recogniser: Moonshine, for English. It has no state between decodings; each session
 * keeps its audio and waits for its turn on the shared {@link Inference}. Thread-safe.
 */
public final class Moonshine implements SpeechToText {
  private static final int WARM_UPS = 2;

  private final Inference inference;
  private final MoonshineModel model;

  /** The published sizes. */
  public enum Size {
    /** 28 MB, about 4 % word errors on telephone prompts. */
    TINY("moonshine-tiny", 6, 36),
    /** 63 MB, about 2 % word errors, twice the work. */
    BASE("moonshine-base", 8, 52);

    private final String item;
    private final int layers;
    private final int headWidth;

    Size(String item, int layers, int headWidth) {
      this.item = item;
      this.layers = layers;
      this.headWidth = headWidth;
    }

    /** The size a machine can afford. */
    public static Size forCores(int cores) {
      return cores >= 2 ? BASE : TINY;
    }

    String item() {
      return item;
    }

    int layers() {
      return layers;
    }

    int headWidth() {
      return headWidth;
    }
  }

  private Moonshine(Inference inference, MoonshineModel model) {
    this.inference = inference;
    this.model = model;
  }

  /**
   * Loads the recogniser and warms it up, so that the first utterance takes no longer than others.
   *
   * @throws dev.parley.inference.InferenceException if its files were not fetched
   */
  public static Moonshine load(Inference inference, ModelStore models, Size size) {
    var model = new MoonshineModel(inference, models, size);
    for (int i = 0; i < WARM_UPS; i++) {
      model.transcribe(new float[MoonshineModel.RATE], () -> false);
    }
    return new Moonshine(inference, model);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SttException if the language is not English
   */
  @Override
  public SttSession open(SttOptions options, Consumer<SttEvent> events) {
    if (!options.language().startsWith("en")) {
      throw new SttException(
          "The embedded recogniser knows English (en), not " + options.language() + ".");
    }
    return new MoonshineSession(inference, model, options, events);
  }

  /** Closes the model. Sessions must be closed before. */
  @Override
  public void close() {
    model.close();
  }
}
