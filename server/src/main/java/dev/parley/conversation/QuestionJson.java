package dev.parley.conversation;

import dev.parley.agent.Variable;
import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.call.JournalFields;
import dev.parley.call.JournalObject;
import dev.parley.call.TurnSpeaker;

/** The JSON of a {@link Question}, as a journal keeps it. */
final class QuestionJson {
  private static final String AGENT = "Agent: ";
  private static final String CALLEE = "User: ";

  private QuestionJson() {}

  static void write(Question question, JournalFields out) {
    out.text("said", question.said())
        .text("reply", question.reply())
        .objects("history", question.history(), QuestionJson::write)
        .word("expects", StepWords.EXPECTS, question.expects())
        .objects(
            "choices",
            question.choices(),
            (choice, each) ->
                each.text("id", choice.id())
                    .text("label", choice.label())
                    .texts("examples", choice.examples()))
        .objects(
            "variables",
            question.variables(),
            (variable, each) ->
                each.text("name", variable.name())
                    .word("source", StepWords.SOURCES, variable.source())
                    .text("instructions", variable.instructions())
                    .word("format", StepWords.FORMATS, variable.format())
                    .texts("choices", variable.choices()));
  }

  static Question read(JournalObject in) {
    return new Question(
        in.text("said"),
        in.text("reply"),
        in.each("history", QuestionJson::line, QuestionJson::lineOfOld),
        in.word("expects", StepWords.EXPECTS),
        in.objects("choices").stream()
            .map(choice ->
                new Question.Choice(
                    choice.text("id"), choice.text("label"), choice.texts("examples")))
            .toList(),
        in.objects("variables").stream()
            .map(variable ->
                new Variable(
                    variable.text("name"),
                    variable.word("source", StepWords.SOURCES),
                    variable.text("instructions"),
                    variable.word("format", StepWords.FORMATS),
                    variable.texts("choices")))
            .toList());
  }

  static void write(Line line, JournalFields out) {
    out.word("speaker", TurnSpeaker.WORDS, line.speaker()).text("text", line.text());
  }

  static Line line(JournalObject in) {
    return new Line(in.word("speaker", TurnSpeaker.WORDS), in.text("text"));
  }

  /** A line of format 1, which has its speaker in front. */
  private static Line lineOfOld(String text) {
    if (text.startsWith(AGENT)) {
      return Line.agent(text.substring(AGENT.length()));
    }
    return Line.callee(text.startsWith(CALLEE) ? text.substring(CALLEE.length()) : text);
  }
}
