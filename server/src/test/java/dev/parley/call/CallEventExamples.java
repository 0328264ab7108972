package dev.parley.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of each kind that a journal can hold, with a value in each of its fields. */
public final class CallEventExamples {
  private static final LegId LEG = new LegId("1");
  private static final Instant AT = Instant.parse("2026-11-26T21:14:03.250Z");

  private CallEventExamples() {}

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  public static List<CallEvent> all() {
    return List.of(
        new CallEvent.Dialling(
            AT,
            LEG,
            AttemptId.of("0b9f5a52-6a53-4c5e-9d0c-2c1f0f8f9a01"),
            "default",
            "0b9f5a52-6a53-4c5e-9d0c-2c1f0f8f9a01"),
        new CallEvent.Ringing(AT, LEG, true),
        new CallEvent.Answered(AT, LEG),
        new CallEvent.Answered(AT, new LegId("2")),
        new CallEvent.Began(
            AT,
            new AgentId("AbCd1234"),
            7,
            "{\"metadata\":{\"date\":\"Tuesday\"},\"variables\":{},\"system\":{}}"),
        new CallEvent.Stepped(
            AT,
            3,
            ms(4250),
            "{\"type\":\"speech_started\"}",
            List.of("{\"type\":\"stop_saying\",\"say\":0}")),
        new CallEvent.AgentSpoke(AT, LEG, "greet", 1, "Hello Ada.", true, ms(310), ms(1290)),
        new CallEvent.AgentSpoke(AT, LEG, null, 0, "Goodbye.", false, ms(9000), ms(9800)),
        new CallEvent.AgentSpoke(
            AT, LEG, "hours", 4, "We open at six.", false, ms(5000), ms(6200), "small"),
        new CallEvent.AgentPaused(AT, LEG, ms(1200), ms(1680)),
        new CallEvent.AnswererJudged(
            AT, LEG, Answerer.VOICEMAIL, 0.9375, "a run of 2.6 s: Please leave a message."),
        new CallEvent.CalleeSpoke(
            AT, LEG, "greet", 1, "Yes, “I” can.", -0.125, false, ms(2000), ms(2900)),
        new CallEvent.CalleeSpoke(AT, LEG, null, 0, "42", 0, true, ms(2000), ms(2000)),
        new CallEvent.Held(AT, LEG, ms(5000)),
        new CallEvent.Resumed(AT, LEG, ms(5000), ms(65_000)),
        new CallEvent.OutcomeTaken(AT, 5, "greet", 1, "reschedule"),
        new CallEvent.OutcomeWithdrawn(AT, 7, "greet", 1, "reschedule"),
        new CallEvent.OutcomesScored(
            AT,
            2,
            new Scores(
                "weights",
                List.of(
                    new Scores.Candidate("confirm", 0.0625),
                    new Scores.Candidate("reschedule", 0.75)),
                0.1875,
                0.65)),
        new CallEvent.OutcomesScored(
            AT,
            3,
            new Scores(
                "model",
                List.of(
                    new Scores.Candidate("confirm", 0.375),
                    new Scores.Candidate("reschedule", 0.125)),
                0.5,
                0.7,
                new Scores.Model("qwen3:4b", "answered", 412, 19, ms(180), ms(430)))),
        new CallEvent.OutcomesScored(
            AT,
            4,
            new Scores(
                "mind",
                List.of(new Scores.Candidate("confirm", 0.25)),
                0.75,
                0.7,
                new Scores.Model(
                    "qwen3:4b", "late: no answer within 1200 ms", 0, 0, null, ms(1200)))),
        new CallEvent.OutcomesScored(
            AT,
            5,
            new Scores(
                "model",
                List.of(new Scores.Candidate("confirm", 0.25)),
                0.75,
                0.7,
                new Scores.Model("qwen3:4b", "answered", 412, 19, ms(180), ms(430), 2))),
        new CallEvent.ModelAsked(
            AT,
            new ModelUse(
                1,
                "reply",
                "qwen3:4b",
                ModelUse.Fate.LATE,
                "late: no answer within 1200 ms",
                388,
                0,
                true,
                null,
                ms(1200),
                39)),
        new CallEvent.ModelAsked(
            AT,
            new ModelUse(
                2,
                "reply",
                "qwen3:4b",
                ModelUse.Fate.USED,
                "answered",
                412,
                19,
                false,
                ms(180),
                ms(430),
                81)),
        new CallEvent.GapMeasured(
            AT, LEG, new FeltGap(1, ms(2900), ms(261), ms(120), ms(40), ms(11), ms(70), ms(20))),
        new CallEvent.ActionFailed(AT, "look.find", "Find the order", "look", 503, "HTTP 503"),
        new CallEvent.ActionFailed(AT, "look.find", null, "look", null, "Nobody answered"),
        new CallEvent.Noted(AT, "Nothing is known of date, so it is left out (node greet)."),
        new CallEvent.MediaMeasured(AT, LEG, 1500, 1480, 3, 1, ms(220), ms(4), 2, ms(31), null),
        new CallEvent.MediaMeasured(AT, LEG, 1500, 1480, 3, 1, ms(220), ms(4), 2, ms(31), "G722"),
        new CallEvent.Recorded(AT, LEG, new RecordingKey("6b1f/0b9f.wav"), ms(30_400)),
        new CallEvent.Unknown(AT, "whispered", 3),
        new CallEvent.Ended(
            AT,
            EndReason.AGENT_ENDED,
            "Goodbye",
            Map.of("new_date", "2026-12-01", "name", "Ada"),
            List.of("reschedule", "right")),
        new CallEvent.OptedOut(AT, 8),
        new CallEvent.KnowledgeCited(
            AT,
            "Yes, but where are you?",
            "We are at 12 “Harbour” Street.",
            "01890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a8058",
            0.9375),
        new CallEvent.KnowledgeCited(
            AT, "What is it about?", "It is about your book.", "agent", "about", 0, "small"));
  }
}
