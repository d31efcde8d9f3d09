-- An account's owner shows their face for a certificate, and for one signature with a key in the cloud.
ALTER TABLE identity_proofing.journeys
  DROP CONSTRAINT journeys_purpose_check,
  ADD CONSTRAINT journeys_purpose_check
    CHECK (purpose IN ('registration', 'sign-in', 'document', 'certificate', 'signature'));

ALTER TABLE identity_proofing.video_decisions
  DROP CONSTRAINT video_decisions_purpose_check,
  ADD CONSTRAINT video_decisions_purpose_check
    CHECK (purpose IN ('registration', 'sign-in', 'document', 'certificate', 'signature'));
