package dev.parley.call;

import dev.parley.call.CallEvent.ActionFailed;
import dev.parley.call.CallEvent.AgentPaused;
import dev.parley.call.CallEvent.AgentSpoke;
import dev.parley.call.CallEvent.AnswererJudged;
import dev.parley.call.CallEvent.Began;
import dev.parley.call.CallEvent.CalleeSpoke;
import dev.parley.call.CallEvent.GapMeasured;
import dev.parley.call.CallEvent.KnowledgeCited;
import dev.parley.call.CallEvent.ModelAsked;
import dev.parley.call.CallEvent.OptedOut;
import dev.parley.call.CallEvent.OutcomeTaken;
import dev.parley.call.CallEvent.OutcomeWithdrawn;
import dev.parley.call.CallEvent.OutcomesScored;
import dev.parley.call.CallEvent.Stepped;

/** Events of a call that a conversation leads to, as its journal keeps them. */
final class ConversationKinds {
  private ConversationKinds() {}

  /** The table with these more. */
  static JournalKinds<CallEvent> in(JournalKinds<CallEvent> table) {
    return table
        .with(
            "began",
            Began.class,
            (e, out) ->
                out.text("agent", e.agent().value())
                    .number("version", e.version())
                    .text("scope", e.scope()),
            in ->
                new Began(
                    in.instant("at"),
                    new AgentId(in.text("agent")),
                    in.integer("version"),
                    in.text("scope"),
                    in.format()))
        .with(
            "stepped",
            Stepped.class,
            (e, out) ->
                out.number("index", e.index())
                    .duration("offset", e.offset())
                    .text("event", e.event())
                    .texts("commands", e.commands()),
            in ->
                new Stepped(
                    in.instant("at"),
                    in.integer("index"),
                    in.duration("offset"),
                    in.text("event"),
                    in.texts("commands")))
        .with(
            "agent_spoke",
            AgentSpoke.class,
            (e, out) ->
                out.text("node", e.node())
                    .number("step", e.step())
                    .text("text", e.text())
                    .flag("interrupted", e.interrupted())
                    .duration("from", e.from())
                    .duration("to", e.to())
                    .text("composed_by", e.composedBy()),
            in ->
                new AgentSpoke(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.optionalText("node"),
                    in.integer("step"),
                    in.text("text"),
                    in.flag("interrupted"),
                    in.duration("from"),
                    in.duration("to"),
                    in.optionalText("composed_by")))
        .with(
            "agent_paused",
            AgentPaused.class,
            (e, out) -> out.duration("from", e.from()).duration("to", e.to()),
            in ->
                new AgentPaused(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.duration("from"),
                    in.duration("to")))
        .with(
            "answerer_judged",
            AnswererJudged.class,
            (e, out) ->
                out.word("answerer", Answerer.WORDS, e.answerer())
                    .real("probability", e.probability())
                    .text("because", e.because()),
            in ->
                new AnswererJudged(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.word("answerer", Answerer.WORDS),
                    in.real("probability"),
                    in.text("because")))
        .with(
            "callee_spoke",
            CalleeSpoke.class,
            (e, out) ->
                out.text("node", e.node())
                    .number("step", e.step())
                    .text("text", e.text())
                    .real("confidence", e.confidence())
                    .flag("digits", e.digits())
                    .duration("from", e.from())
                    .duration("to", e.to()),
            in ->
                new CalleeSpoke(
                    in.instant("at"),
                    CallEventJson.leg(in),
                    in.optionalText("node"),
                    in.integer("step"),
                    in.text("text"),
                    in.real("confidence"),
                    in.flag("digits"),
                    in.duration("from"),
                    in.duration("to")))
        .with(
            "outcome_taken",
            OutcomeTaken.class,
            (e, out) ->
                out.number("index", e.index())
                    .text("node", e.node())
                    .number("step", e.step())
                    .text("outcome", e.outcome()),
            in ->
                new OutcomeTaken(
                    in.instant("at"),
                    in.integer("index"),
                    in.text("node"),
                    in.integer("step"),
                    in.text("outcome")))
        .with(
            "outcome_withdrawn",
            OutcomeWithdrawn.class,
            (e, out) ->
                out.number("index", e.index())
                    .text("node", e.node())
                    .number("step", e.step())
                    .text("outcome", e.outcome()),
            in ->
                new OutcomeWithdrawn(
                    in.instant("at"),
                    in.integer("index"),
                    in.text("node"),
                    in.integer("step"),
                    in.text("outcome")))
        .with(
            "opted_out",
            OptedOut.class,
            (e, out) -> out.number("index", e.index()),
            in -> new OptedOut(in.instant("at"), in.integer("index")))
        .with(
            "outcomes_scored",
            OutcomesScored.class,
            ConversationKinds::write,
            in -> new OutcomesScored(in.instant("at"), in.integer("ask"), scores(in)))
        .with(
            "knowledge_cited",
            KnowledgeCited.class,
            (e, out) ->
                out.text("asked", e.asked())
                    .text("text", e.text())
                    .text("base", e.base())
                    .text("item", e.item())
                    .real("probability", e.probability())
                    .text("composed_by", e.composedBy()),
            in ->
                new KnowledgeCited(
                    in.instant("at"),
                    in.text("asked"),
                    in.text("text"),
                    in.text("base"),
                    in.text("item"),
                    in.real("probability"),
                    in.optionalText("composed_by")))
        .with(
            "model_asked",
            ModelAsked.class,
            (e, out) -> write(e.use(), out),
            in -> new ModelAsked(in.instant("at"), use(in)))
        .with(
            "gap_measured",
            GapMeasured.class,
            (e, out) -> out.object("gap", gap -> write(e.gap(), gap)),
            in -> new GapMeasured(in.instant("at"), CallEventJson.leg(in), gap(in.object("gap"))))
        .with(
            "action_failed",
            ActionFailed.class,
            (e, out) ->
                out.text("action", e.action())
                    .text("name", e.name())
                    .text("node", e.node())
                    .number("status", e.status())
                    .text("error", e.error()),
            in ->
                new ActionFailed(
                    in.instant("at"),
                    in.text("action"),
                    in.optionalText("name"),
                    in.text("node"),
                    in.optionalInteger("status"),
                    in.text("error")));
  }

  private static void write(FeltGap gap, JournalFields out) {
    out.number("turn", gap.turn())
        .duration("from", gap.from())
        .duration("total", gap.total())
        .duration("endpoint", gap.endpoint())
        .duration("stt", gap.stt())
        .duration("brain", gap.brain())
        .duration("tts", gap.tts())
        .duration("pacing", gap.pacing());
  }

  private static FeltGap gap(JournalObject in) {
    return new FeltGap(
        in.integer("turn"),
        in.optionalDuration("from"),
        in.duration("total"),
        in.duration("endpoint"),
        in.duration("stt"),
        in.duration("brain"),
        in.duration("tts"),
        in.duration("pacing"));
  }

  private static void write(OutcomesScored scored, JournalFields out) {
    Scores scores = scored.scores();
    out.number("ask", scored.ask())
        .text("by", scores.by())
        .objects(
            "candidates",
            scores.candidates(),
            (of, each) -> each.text("outcome", of.outcome()).real("score", of.score()))
        .real("none", scores.none())
        .real("least", scores.least());
    Scores.Model model = scores.model();
    if (model != null) {
      out.object("model", of -> write(model, of));
    }
  }

  private static void write(Scores.Model model, JournalFields out) {
    out.text("name", model.name())
        .text("result", model.result())
        .number("prompt_tokens", model.promptTokens())
        .number("answer_tokens", model.answerTokens())
        .duration("first", model.first())
        .duration("took", model.took())
        .number("request", model.request() == 0 ? null : Integer.valueOf(model.request()));
  }

  private static void write(ModelUse use, JournalFields out) {
    out.number("request", use.request())
        .text("purpose", use.purpose())
        .text("model", use.model())
        .word("fate", ModelUse.Fate.WORDS, use.fate())
        .text("result", use.result())
        .number("prompt_tokens", use.promptTokens())
        .number("answer_tokens", use.answerTokens())
        .flag("estimated", use.estimated())
        .duration("first", use.first())
        .duration("took", use.took())
        .number("cost_millionths", use.cost());
  }

  private static ModelUse use(JournalObject in) {
    return new ModelUse(
        in.integer("request"),
        in.text("purpose"),
        in.text("model"),
        in.word("fate", ModelUse.Fate.WORDS, ModelUse.Fate.UNUSED),
        in.text("result"),
        in.integer("prompt_tokens"),
        in.integer("answer_tokens"),
        in.flag("estimated"),
        in.optionalDuration("first"),
        in.duration("took"),
        in.number("cost_millionths"));
  }

  private static Scores scores(JournalObject in) {
    return new Scores(
        in.text("by"),
        in.objects("candidates").stream()
            .map(of -> new Scores.Candidate(of.text("outcome"), of.real("score")))
            .toList(),
        in.real("none"),
        in.real("least"),
        in.has("model") ? model(in.object("model")) : null);
  }

  private static Scores.Model model(JournalObject in) {
    return new Scores.Model(
        in.text("name"),
        in.text("result"),
        in.integer("prompt_tokens"),
        in.integer("answer_tokens"),
        in.optionalDuration("first"),
        in.duration("took"),
        in.has("request") ? in.integer("request") : 0);
  }
}
