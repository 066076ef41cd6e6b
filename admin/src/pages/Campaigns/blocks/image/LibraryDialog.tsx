import type { ComponentType } from 'react';
import { useStrapiApp } from '@strapi/strapi/admin';
import { useReturnFocus } from '../../../../hooks/useReturnFocus';
import type { MediaFile } from './media';

interface MediaLibraryProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (files: MediaFile[]) => void;
}

/** Strapi's own dialog; undefined where the upload plugin is not installed. */
export const useMediaLibrary = (): ComponentType<MediaLibraryProps> | undefined => {
  const dialog = useStrapiApp('ImageField', (state) => state.components['media-library']);
  // Strapi's registry of shared components carries no types of their props.
  return dialog as ComponentType<MediaLibraryProps> | undefined;
};

interface LibraryDialogProps {
  onClose: () => void;
  onChoose: (file: MediaFile) => void;
}

/** The media library, open for one picture. */
export const LibraryDialog = ({ onClose, onChoose }: LibraryDialogProps) => {
  const MediaLibrary = useMediaLibrary();
  useReturnFocus();
  return MediaLibrary ? (
    <MediaLibrary
      allowedTypes={['images']}
      multiple={false}
      onClose={onClose}
      onSelectAssets={([file]) => {
        onClose();
        if (file) onChoose(file);
      }}
    />
  ) : null;
};
