package dev.parley.conversation;

import dev.parley.agent.SampleAgent;

/** Conversations by the rules of new calls, whose callee has answered and heard the first words. */
final class SampleCall {
  /** What the sample agent asks first. */
  static final String QUESTION = "Can you still make it?";

  /** What it is given to know of the call. */
  static final String SCOPE = "{\"date\": \"Tuesday\", \"time\": \"2 PM\"}";

  /** An agent that asks for a day by two questions in turn, until it is told one. */
  static final String LOOP =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Which day suits you?",
         "variables": [{"name": "day", "format": "date"}],
         "outcomes": {"rules": [{"id": "given", "when": {"all": [{"operand": "{{day}}", "operator": "is_not_empty"}]}, "next": "bye"}],
                      "else": {"next": "s"}}},
        {"type": "speak", "id": "t", "text": "And on which day, please?",
         "variables": [{"name": "day", "format": "date"}],
         "outcomes": {"rules": [{"id": "given", "when": {"all": [{"operand": "{{day}}", "operator": "is_not_empty"}]}, "next": "bye"}],
                      "else": {"next": "s"}}},
        {"type": "end", "id": "bye", "text": "Goodbye."}]}
      """;

  private SampleCall() {}

  /** With the sample agent. */
  static Rehearsal sample() {
    return begun(SampleAgent.json());
  }

  /** With this one. */
  static Rehearsal begun(String agent) {
    return new Rehearsal(Calls.agent(agent), new Beginning(Calls.scope(SCOPE)))
        .on(new Event.Answered())
        .heard();
  }
}
