package dev.parley.bench.model;

import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Replies to the sample agent of which the embedded mind is not sure, though a person would be.
 *
 * @param said the words
 * @param sign words of it that a recogniser hardly mishears
 * @param means the outcome
 */
record HardReply(String said, String sign, String means) {
  private static final List<HardReply> ALL =
      List.of(
          new HardReply("The doctor can expect me, rain or shine.", "doctor", "confirm"),
          new HardReply("My leg is in plaster.", "leg", "reschedule"),
          new HardReply("The trains are on strike.", "train", "reschedule"),
          new HardReply("I have already bought the bus ticket.", "ticket", "confirm"),
          new HardReply("I am in Spain until April.", "spain", "reschedule"),
          new HardReply(
              "That should work out, I reckon, unless the roof leaks.", "roof", "confirm"));

  static List<HardReply> all() {
    return ALL;
  }

  /** The outcome that a reply means, if it is one of these. */
  static Optional<String> meaning(String reply) {
    String words = reply.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(each -> words.contains(each.sign()))
        .map(HardReply::means)
        .findFirst();
  }

  /** Somebody who replies so when first asked, and plainly after that. */
  Persona persona(Path directory) {
    String text =
        """
        name: hard-reply
        description: Says something that only a person understands, and is plain when asked again.
        ring_ms: 300
        think_ms: 400
        voice: {engine: pico, id: en-GB, speed: 1.0}
        replies:
          - hears: make it
            says: "%s"
            times: 1
          - hears: that right
            says: Yes, that is right.
          - hears: what day|which day|day and time|suit you
            says: Next Tuesday at three in the afternoon.
          - hears: another time|cancel
            says: Another time, please.
          - hears: .
            says: Yes, I will be there.
        """
            .formatted(said);
    try {
      return Personas.read(Files.writeString(directory.resolve(sign + ".yaml"), text));
    } catch (IOException e) {
      throw new UncheckedIOException("A persona cannot be written to " + directory, e);
    }
  }
}
