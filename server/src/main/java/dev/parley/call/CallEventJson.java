package dev.parley.call;

import dev.parley.call.CallEvent.Began;
import dev.parley.call.CallEvent.Unknown;
import java.util.Set;

/** The events of a call as its journal keeps them: the table of {@code docs/journal.md}. */
public final class CallEventJson {
  private static final String LEG = "leg";

  private static final JournalKinds<CallEvent> KINDS =
      ConversationKinds.in(LineKinds.in(new JournalKinds<>("event of a call")));

  private CallEventJson() {}

  /** The leg it happens on; in format 1 there was one. */
  static LegId leg(JournalObject in) {
    return in.has(LEG) ? new LegId(in.text(LEG)) : LegId.FIRST;
  }

  /** What a journal calls an event of this kind. */
  public static String name(CallEvent event) {
    return KINDS.name(event);
  }

  /** The kinds of events that have a name. */
  static Set<Class<?>> kinds() {
    return KINDS.types();
  }

  /** The event as one line; the same event always gives the same. */
  public static String write(CallEvent event) {
    return JournalFields.line(out -> KINDS.write(event, out, common -> ofAll(event, common)));
  }

  private static void ofAll(CallEvent event, JournalFields out) {
    out.number("format", event instanceof Began began ? began.format() : JournalFormat.NUMBER)
        .text("at", event.at().toString());
    if (event instanceof CallEvent.OfLeg of) {
      out.text(LEG, of.leg().value());
    }
  }

  /**
   * Reads an event of any format up to now. Of one that a later version wrote it reads what it
   * knows: an event with what is new left out, or {@link Unknown}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CallEvent read(String line) {
    JournalObject object = JournalObject.event(line);
    try {
      return KINDS.read(object);
    } catch (JournalKinds.UnknownKindException _) {
      return new Unknown(object.instant("at"), object.text("type"), object.format());
    }
  }
}
