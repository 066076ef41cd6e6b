import { useEffect, useRef, useState } from 'react';
import type {
  PreviewRequest,
  PreviewResponse,
} from '../../../../../../server/src/messages/contract';
import { usePreviewCampaignMutation } from '../../../../api/campaigns';

/** Milliseconds without an edit after which the message is rendered again. */
const RENDER_AFTER = 500;

/** The message as the server compiles it; an older answer never replaces a newer one. */
export const usePreview = (request: PreviewRequest) => {
  const [render] = usePreviewCampaignMutation();
  const [preview, setPreview] = useState<PreviewResponse['data'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const newest = useRef(0);
  const key = JSON.stringify(request);
  useEffect(() => {
    const mine = ++newest.current;
    const timer = setTimeout(
      () => {
        render(JSON.parse(key) as PreviewRequest)
          .unwrap()
          .then((data) => {
            if (newest.current !== mine) return;
            setPreview(data);
            setError(null);
          })
          .catch((reason: unknown) => {
            if (newest.current === mine) setError(reason);
          });
      },
      mine === 1 ? 0 : RENDER_AFTER
    );
    return () => clearTimeout(timer);
  }, [key, render]);
  return { preview, error };
};
