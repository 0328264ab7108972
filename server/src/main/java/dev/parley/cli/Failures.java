package dev.parley.cli;

import dev.parley.Config;
import dev.parley.api.ApiServerException;
import dev.parley.audio.AudioException;
import dev.parley.brain.BrainException;
import dev.parley.call.Secrets;
import dev.parley.inference.InferenceException;
import dev.parley.models.ModelException;
import dev.parley.postgres.PostgresException;
import dev.parley.records.RecordsException;
import dev.parley.rtp.MediaException;
import dev.parley.sim.SimException;
import dev.parley.sip.message.SipException;
import dev.parley.stt.SttException;
import dev.parley.tts.TtsException;
import dev.parley.webhooks.WebhookException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what can be mended by whoever runs Parley from what only we can mend. */
final class Failures {
  /** Every package has one kind of failure of its own, whose message says what to do about it. */
  private static final List<Class<? extends RuntimeException>> TOLD =
      List.of(
          Config.InvalidConfigException.class,
          DemoApi.DemoException.class,
          ApiServerException.class,
          AudioException.class,
          BrainException.class,
          InferenceException.class,
          MediaException.class,
          ModelException.class,
          PostgresException.class,
          RecordsException.class,
          SimException.class,
          SipException.class,
          SttException.class,
          TtsException.class,
          UncheckedIOException.class,
          WebhookException.class);

  private Failures() {}

  /** As below, of the server's rooms alone. */
  static Optional<String> inWords(Throwable failure) {
    return inWords(failure, Set.of());
  }

  /**
   * What to tell a person of a failure; empty when it is a defect, to be told in full.
   *
   * @param told kinds beside those of the server's rooms
   */
  static Optional<String> inWords(Throwable failure, Set<Class<? extends RuntimeException>> told) {
    if (failure instanceof NoSuchFileException) {
      return Optional.of("There is no %s.".formatted(failure.getMessage()));
    }
    if (failure instanceof AccessDeniedException) {
      return Optional.of("This user has no access to %s.".formatted(failure.getMessage()));
    }
    String message = failure.getMessage();
    if (message == null
        || Stream.concat(TOLD.stream(), told.stream())
            .noneMatch(known -> known.isInstance(failure))) {
      return Optional.empty();
    }
    Throwable cause = failure.getCause();
    String why = cause == null ? null : cause.getMessage();
    return Optional.of(
        Secrets.masked(
            why == null || message.contains(why) ? message : message + " (" + why + ")"));
  }
}
