-- What became of a call in a few sentences, put together from its journal when it ends;
-- model_summary is what a language model made of it later, and summary_model which one.
alter table calls
  add column summary text,
  add column model_summary text,
  add column summary_model text,
  add check ((model_summary is null) = (summary_model is null)),
  add check (summary is not null or model_summary is null);
