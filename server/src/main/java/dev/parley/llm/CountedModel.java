package dev.parley.llm;

import java.util.function.Consumer;

/** A chain of models as one, for one purpose of one call. */
final class CountedModel implements LanguageModel {
  private final ModelChain models;
  private final ModelAccount account;
  private final String purpose;
  private volatile LanguageModel latest;

  CountedModel(ModelChain models, ModelAccount account, String purpose) {
    this.models = models;
    this.account = account;
    this.purpose = purpose;
    latest = models.first();
  }

  /** That of the model that was asked last. */
  @Override
  public String name() {
    return latest.name();
  }

  @Override
  public Price price() {
    return latest.price();
  }

  @Override
  public void prepare() {
    models.prepare();
  }

  @Override
  public ChatResult ask(ChatRequest request) throws InterruptedException {
    return write(request, _ -> {});
  }

  @Override
  public ChatResult write(ChatRequest request, Consumer<String> pieces)
      throws InterruptedException {
    Asked asked = models.write(account, purpose, request, model -> latest = model, pieces);
    account.becomes(asked.request(), SettledRequest.Fate.USED);
    return asked.result();
  }
}
