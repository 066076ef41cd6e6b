// Booting Strapi and driving a browser take their time on a small machine.
jest.setTimeout(180_000);
