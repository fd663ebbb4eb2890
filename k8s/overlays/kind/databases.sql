-- One database for each service, and in each three roles: the owner migrates, the application reads
-- and writes under row level security, the feed reads the change log.

CREATE ROLE bellwether_case_owner LOGIN PASSWORD 'demo-case-owner';
CREATE ROLE bellwether_case_app LOGIN PASSWORD 'demo-case-app';
CREATE ROLE bellwether_case_feed LOGIN PASSWORD 'demo-case-feed';
CREATE DATABASE bellwether_case OWNER bellwether_case_owner;
REVOKE ALL ON DATABASE bellwether_case FROM PUBLIC;
GRANT CONNECT ON DATABASE bellwether_case TO bellwether_case_app, bellwether_case_feed;

CREATE ROLE bellwether_subscription_owner LOGIN PASSWORD 'demo-subscription-owner';
CREATE ROLE bellwether_subscription_app LOGIN PASSWORD 'demo-subscription-app';
CREATE ROLE bellwether_subscription_feed LOGIN PASSWORD 'demo-subscription-feed';
CREATE DATABASE bellwether_subscription OWNER bellwether_subscription_owner;
REVOKE ALL ON DATABASE bellwether_subscription FROM PUBLIC;
GRANT CONNECT ON DATABASE bellwether_subscription TO bellwether_subscription_app, bellwether_subscription_feed;

CREATE ROLE bellwether_survey_owner LOGIN PASSWORD 'demo-survey-owner';
CREATE ROLE bellwether_survey_app LOGIN PASSWORD 'demo-survey-app';
CREATE ROLE bellwether_survey_feed LOGIN PASSWORD 'demo-survey-feed';
CREATE DATABASE bellwether_survey OWNER bellwether_survey_owner;
REVOKE ALL ON DATABASE bellwether_survey FROM PUBLIC;
GRANT CONNECT ON DATABASE bellwether_survey TO bellwether_survey_app, bellwether_survey_feed;

CREATE ROLE bellwether_scoring_owner LOGIN PASSWORD 'demo-scoring-owner';
CREATE ROLE bellwether_scoring_app LOGIN PASSWORD 'demo-scoring-app';
CREATE ROLE bellwether_scoring_feed LOGIN PASSWORD 'demo-scoring-feed';
CREATE DATABASE bellwether_scoring OWNER bellwether_scoring_owner;
REVOKE ALL ON DATABASE bellwether_scoring FROM PUBLIC;
GRANT CONNECT ON DATABASE bellwether_scoring TO bellwether_scoring_app, bellwether_scoring_feed;
