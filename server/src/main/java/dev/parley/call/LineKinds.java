package dev.parley.call;

import dev.parley.call.CallEvent.Answered;
import dev.parley.call.CallEvent.Dialling;
import dev.parley.call.CallEvent.Ended;
import dev.parley.call.CallEvent.Held;
import dev.parley.call.CallEvent.MediaMeasured;
import dev.parley.call.CallEvent.Noted;
import dev.parley.call.CallEvent.Recorded;
import dev.parley.call.CallEvent.Resumed;
import dev.parley.call.CallEvent.Ringing;
import dev.parley.call.CallEvent.Unknown;
import java.net.URI;
import java.nio.file.Path;

/** Events of a call and its line, as its journal keeps them. */
final class LineKinds {
  private LineKinds() {}

  /** The table with these more. */
  static JournalKinds<CallEvent> in(JournalKinds<CallEvent> table) {
    return table
        .with(
            "dialling",
            Dialling.class,
            (e, out) ->
                out.text("attempt", e.attempt().toString())
                    .text("trunk", e.trunk())
                    .text("sip_call_id", e.sipCallId()),
            in ->
                new Dialling(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    AttemptId.of(in.text("attempt")),
                    in.text("trunk"),
                    in.text("sip_call_id")))
        .with(
            "ringing",
            Ringing.class,
            (e, out) -> out.flag("early_media", e.earlyMedia()),
            in -> new Ringing(in.instant("at"), CallEventJson.leg(in), in.flag("early_media")))
        .with(
            "answered",
            Answered.class,
            (_, _) -> {},
            in -> new Answered(in.instant("at"), CallEventJson.leg(in)))
        .with(
            "held",
            Held.class,
            (e, out) -> out.duration("from", e.from()),
            in -> new Held(in.instant("at"), CallEventJson.leg(in), in.duration("from")))
        .with(
            "resumed",
            Resumed.class,
            (e, out) -> out.duration("from", e.from()).duration("to", e.to()),
            in ->
                new Resumed(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.duration("from"),
                    in.duration("to")))
        .with(
            "noted",
            Noted.class,
            (e, out) -> out.text("text", e.text()),
            in -> new Noted(in.instant("at"), in.text("text")))
        .with(
            "media_measured",
            MediaMeasured.class,
            (e, out) ->
                out.number("sent", e.sent())
                    .number("received", e.received())
                    .number("lost", e.lost())
                    .number("late", e.late())
                    .duration("stalled", e.stalled())
                    .duration("jitter", e.jitter())
                    .number("lost_there", e.lostThere())
                    .duration("round_trip", e.roundTrip())
                    .text("codec", e.codec()),
            in ->
                new MediaMeasured(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.number("sent"),
                    in.number("received"),
                    in.number("lost"),
                    in.number("late"),
                    in.duration("stalled"),
                    in.duration("jitter"),
                    in.number("lost_there"),
                    in.duration("round_trip"),
                    in.optionalText("codec")))
        .with(
            "recorded",
            Recorded.class,
            (e, out) -> out.text("key", e.key().value()).duration("length", e.length()),
            in ->
                new Recorded(
                    in.instant("at"), CallEventJson.leg(in), key(in), in.duration("length")))
        .with(
            "unknown",
            Unknown.class,
            (e, out) -> out.text("name", e.name()).number("number", e.format()),
            in -> new Unknown(in.instant("at"), in.text("name"), in.integer("number")))
        .with(
            "ended",
            Ended.class,
            (e, out) ->
                out.word("reason", EndReason.WORDS, e.reason())
                    .text("detail", e.detail())
                    .texts("variables", e.variables())
                    .texts("outcomes", e.outcomes()),
            in ->
                new Ended(
                    in.instant("at"),
                    in.word("reason", EndReason.WORDS, EndReason.INTERNAL_ERROR),
                    in.text("detail"),
                    in.textsByName("variables"),
                    in.texts("outcomes")));
  }

  /** Format 1 had a file's address. */
  private static RecordingKey key(JournalObject in) {
    return new RecordingKey(
        in.has("key") ? in.text("key") : Path.of(URI.create(in.text("file"))).toString());
  }
}
